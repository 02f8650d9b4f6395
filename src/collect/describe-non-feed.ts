/** Says what a document that is no feed looks like, so that an operator knows what to do. */
import { plainTitle } from './plain-title.js';

const challenge =
  /cf-chl|challenge-platform|just a moment\.\.\.|captcha|are you (?:a )?(?:human|robot)|checking your browser|ddos-guard/i;
const login = /<input[^>]{1,300}type\s*=\s*["']?password/i;
const moved = /<meta[^>]{1,100}http-equiv\s*=\s*["']?refresh/i;

/** One sentence, without the final stop. */
export function describeNonFeed(text: string): string {
  const head = text.slice(0, 100_000).trimStart();
  if (/^(?:%PDF|\u0089PNG|GIF8|PK)/.test(head)) return 'a binary file, not a feed';
  if (/^[[{]/.test(head)) return 'JSON, but not a JSON Feed';
  if (/<(?:!doctype\s+html|html|head|body)\b/i.test(head.slice(0, 5000))) return describePage(head);
  const root = /<([A-Za-z_][\w:.-]{0,60})/.exec(head)?.[1];
  return root === undefined
    ? 'text without any markup'
    : `XML with the root element "${root}", which is no feed`;
}

function describePage(head: string): string {
  const title = plainTitle(/<title[^>]*>([^<]{1,200})/i.exec(head)?.[1] ?? '', 'html');
  const named = title === '' ? 'an HTML page' : `an HTML page titled "${title}"`;
  if (challenge.test(head)) return `${named}: a browser challenge`;
  if (login.test(head)) return `${named} that asks for a password`;
  if (moved.test(head)) return `${named} that redirects elsewhere`;
  return /application\/(?:rss|atom|feed)\+/i.test(head) ? `${named} that names a feed` : named;
}
