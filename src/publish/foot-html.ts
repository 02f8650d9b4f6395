/** The visible foot of an item: where it comes from, who wrote it, whose rights, who else reports it. */
import { footLabels } from './foot-labels.js';
import type { PreparedItem, PreparedLink } from './prepared-item.js';
import { anchor, escapeMarkup } from './write-xml.js';

function listOf(title: string, links: readonly PreparedLink[]): string {
  if (links.length === 0) return '';
  const rows = links.map(
    ({ url, title, by }) => `<li>${by ? `${escapeMarkup(by)}: ` : ''}${anchor(url, title)}</li>`,
  );
  return `<p>${title}</p><ul>${rows.join('')}</ul>`;
}

/**
 * Attribution that no reader hides: several skip `atom:source` and the RSS `source` element, so the origin
 * must also stand in the content. Complete HTML with absolute addresses, in the language of the article.
 */
export function footHtml(item: PreparedItem, feedLanguage: string | undefined): string {
  const { source, byline, rights, reports, related } = item;
  const words = footLabels(item.language ?? feedLanguage);
  const facts = [
    words.source + anchor(item.url ?? source.siteUrl, source.title),
    byline.length > 0 ? words.by + escapeMarkup(byline.join(', ')) : '',
    rights ? escapeMarkup(rights) : '',
  ].filter(Boolean);
  return `<hr><p>${facts.join(' · ')}</p>${listOf(words.reports, reports)}${listOf(words.related, related)}`;
}
