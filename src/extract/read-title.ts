/** The article's title without the site's name. */
import { type Document, type Element, findAll, findFirst, textOf } from './dom.js';
import type { LinkedArticle } from './read-json-ld.js';
import type { MetaTags } from './read-meta.js';

const MAX_TITLE = 300;
const SEPARATOR = /\s+[|–—\-»«:·•/\\]+\s+|\s*[|»]\s*|\s+::\s+/;

/** Letters and digits only, so that spelling of punctuation and spaces does not matter. */
function skeleton(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** `www.news.example.co.uk` → candidates `news`, `newsexample`, `example`. */
function hostNames(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const labels = new URL(url).hostname.replace(/^www\./, '').split('.');
  return [labels.join(''), labels.slice(0, -1).join(''), labels.at(-2) ?? '', labels[0] ?? ''].map(skeleton);
}

/** Whether a part of a title is the site's name (or begins with it, as in "Example News - World"). */
function isSiteName(part: string, names: readonly string[]): boolean {
  const bare = skeleton(part);
  if (bare === '') return true;
  return names.some(
    (name) => name.length > 1 && (bare === name || bare === `the${name}` || `the${bare}` === name),
  );
}

/** Takes the site's name off either end. */
export function withoutSiteName(title: string, names: readonly string[]): string {
  let text = title.replace(/\s+/g, ' ').trim();
  for (let round = 0; round < 3; round += 1) {
    const matches = [...text.matchAll(new RegExp(SEPARATOR, 'g'))];
    const last = matches.at(-1);
    const first = matches[0];
    if (last && last.index > 0 && isSiteName(text.slice(last.index + last[0].length), names)) {
      text = text.slice(0, last.index).trim();
    } else if (first && first.index > 0 && isSiteName(text.slice(0, first.index), names)) {
      text = text.slice(first.index + first[0].length).trim();
    } else break;
  }
  return text;
}

function headings(document: Document): string[] {
  const isHidden = (element: Element) => 'hidden' in element.attribs;
  return findAll(document, (element) => element.name === 'h1' && !isHidden(element))
    .slice(0, 10)
    .map(textOf)
    .filter((text) => text !== '' && text.length <= MAX_TITLE);
}

/** A heading the page shows whose words its own title metadata repeats is the title as readers see it. */
function shownTitle(shown: readonly string[], stated: readonly string[]): string | undefined {
  return shown.find((heading) => {
    const bare = skeleton(heading);
    return bare.length >= 8 && stated.some((title) => skeleton(title).includes(bare));
  });
}

export function readTitle(
  document: Document,
  facts: { meta: MetaTags; linked: LinkedArticle | undefined; siteName: string | undefined; url: string },
): string | undefined {
  const titleElement = findFirst(document, (element) => element.name === 'title');
  const names = [...(facts.siteName ? [skeleton(facts.siteName)] : []), ...hostNames(facts.url)];
  const stated = [
    facts.linked?.headline,
    facts.meta.first('og:title'),
    facts.meta.first('twitter:title', 'dc.title', 'citation_title'),
    titleElement ? textOf(titleElement) : undefined,
  ]
    .filter((title) => title !== undefined)
    .map((title) => withoutSiteName(title, names))
    .filter((title) => title !== '');
  const shown = headings(document);
  const title = shownTitle(shown, stated) ?? stated[0] ?? shown[0];
  return title?.slice(0, MAX_TITLE);
}
