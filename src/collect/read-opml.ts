/** Reads a list of subscriptions (OPML): each feed with the folders it stands in. */
import { Parser } from 'htmlparser2';

export interface OpmlSubscription {
  url: string;
  title?: string;
  language?: string;
  /** CSS selector of the article, as FreshRSS writes it along. */
  article?: string;
  /** Names of the folders, the outermost first. */
  folders: string[];
}

export interface OpmlReading {
  subscriptions: OpmlSubscription[];
  /** Outlines that name no address that can be read, each with the reason. */
  skipped: { title: string; because: string }[];
  isOpml: boolean;
}

const mostOutlines = 100_000;
const mostDepth = 100;

/** RSSHub's own scheme names a route of any instance; the public one is taken. */
function addressOf(xmlUrl: string): string {
  return xmlUrl
    .trim()
    .replace(/^rsshub:\/\//i, 'https://rsshub.app/')
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://');
}

type Attributes = Readonly<Record<string, string>>;

function whyNot(url: string, type: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return `"${url.slice(0, 200)}" is no web address`;
  if (/xpath|json\+|html\+/i.test(type))
    return `it is read by "${type}", which has no equal here: use "select" or "paths"`;
  return undefined;
}

/** Attribute names in any case; nested outlines of any kind count as folders. */
export function readOpml(text: string): OpmlReading {
  const reading: OpmlReading = { subscriptions: [], skipped: [], isOpml: false };
  const stack: string[] = [];
  let outlines = 0;
  const read = (attributes: Attributes, title: string, xmlUrl: string) => {
    const url = addressOf(xmlUrl);
    const because = whyNot(url, attributes.type ?? '');
    if (because !== undefined) {
      reading.skipped.push({ title: title || url, because });
      return;
    }
    const language = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.exec(attributes.language ?? '')?.[0];
    const article = attributes['frss:cssfullcontent']?.trim();
    reading.subscriptions.push({
      url,
      ...(title && { title }),
      ...(language && { language }),
      ...(article && { article }),
      folders: stack.filter(Boolean),
    });
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name.toLowerCase() === 'opml') reading.isOpml = true;
        if (name.toLowerCase() !== 'outline') return;
        outlines += 1;
        const lower: Attributes = Object.fromEntries(
          Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value]),
        );
        const title = (lower.title || lower.text || '').replace(/\s+/g, ' ').trim();
        if (lower.xmlurl && outlines <= mostOutlines) read(lower, title, lower.xmlurl);
        stack.push(lower.xmlurl ? '' : title);
        if (stack.length > mostDepth) parser.pause();
      },
      onclosetag(name) {
        if (name.toLowerCase() === 'outline') stack.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  return reading;
}
