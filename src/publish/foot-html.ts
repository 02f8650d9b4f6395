/** The visible foot of an item: where it comes from, who wrote it, whose rights, who else reports it. */
import type { PreparedItem, PreparedLink } from './prepared-item.js';
import { escapeMarkup } from './write-xml.js';

function anchor(url: string | undefined, text: string): string {
  return url ? `<a href="${escapeMarkup(url)}">${escapeMarkup(text)}</a>` : escapeMarkup(text);
}

function listOf(title: string, links: readonly PreparedLink[]): string {
  if (links.length === 0) return '';
  const rows = links.map(
    ({ url, title, by }) => `<li>${by ? `${escapeMarkup(by)}: ` : ''}${anchor(url, title)}</li>`,
  );
  return `<p>${title}</p><ul>${rows.join('')}</ul>`;
}

/**
 * Attribution that no reader hides: several skip `atom:source` and the RSS `source` element, so the origin
 * must also stand in the content. Complete HTML with absolute addresses.
 */
export function footHtml(item: PreparedItem): string {
  const { source, byline, rights } = item;
  const facts = [
    `Source: ${anchor(item.url ?? source.siteUrl, source.title)}`,
    byline.length > 0 ? `By ${escapeMarkup(byline.join(', '))}` : '',
    rights ? escapeMarkup(rights) : '',
  ].filter(Boolean);
  return `<hr><p>${facts.join(' · ')}</p>${listOf('Also reported by', item.reports)}${listOf('Related', item.related)}`;
}
