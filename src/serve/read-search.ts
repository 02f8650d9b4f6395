/** What a visitor searches for, from the address: bounded before anything looks at it. */

const maxLength = 200;
const maxPage = 50;

/** `text` is empty where nothing was asked; `page` counts from 1. */
export function readSearch(url: string): { text: string; page: number } {
  const query = new URLSearchParams(url.split('?').slice(1).join('?'));
  const words = (query.get('q') ?? '').replaceAll('\u0000', '').trim().slice(0, maxLength);
  // Half a surrogate pair may be left at the cut.
  const text = words.replace(/[\ud800-\udbff]$/, '');
  const page = Number(/^[1-9]\d?$/.exec(query.get('page') ?? '')?.[0] ?? 1);
  return { text, page: Math.min(page, maxPage) };
}
