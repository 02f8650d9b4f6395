/** When an article was published and changed, as its page states and shows it. */
import { attribute, type Document, type Element, findAll, textOf } from './dom.js';
import { dateInUrl, readDate, readSlashedDate } from './read-date.js';
import type { LinkedArticle } from './read-json-ld.js';
import type { MetaTags } from './read-meta.js';

export interface DateFacts {
  meta: MetaTags;
  linked: LinkedArticle | undefined;
  url: string;
  language: string | undefined;
  /** Around the headline. */
  lines: readonly string[];
}

const MAX_DATE_LINE = 100;
const DAY_MS = 86_400_000;

/** Countries of English that write the day before the month. */
const DAY_FIRST_HOSTS = /\.(?:uk|au|nz|ie|in|za|sg|eu)$/;
const CHANGED =
  /\b(?:updated|modified|reviewed|edited|aktualisiert|mis à jour|actualizado|aggiornato|atualizado|bijgewerkt)\b/iu;
/** What may stand beside the date in a line that says nothing but when the article appeared. */
const BESIDE_DATE =
  /\b(?:published|posted|originally|first|on|at|by|veröffentlicht|erstellt|publié|le|publicado|el|em|pubblicato|il|geplaatst|op|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?|[ap]\.?m\.?|[A-Z]{2,4}T|gmt|utc|\d{1,3} ?min(?:ute)?s?(?: read)?)(?![\p{L}\d])|[^\p{L}\d]+/giu;
const WRITTEN_DAY =
  /\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?\p{L}{3,10}\.?,?\s+(?:de\s+)?\d{4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}([/.-])\d{1,2}\1\d{4}/iu;
const MONTH_ALONE = /^\p{L}{3,10}\.? \d{4}$/u;

function isMonthFirst({ language, url }: DateFacts): boolean {
  const region = /^en-([A-Z]{2})$/.exec(language ?? '')?.[1];
  const isEnglish = language === undefined || language.startsWith('en');
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return isEnglish && (region === undefined || region === 'US') && !DAY_FIRST_HOSTS.test(host);
}

function isInList(element: Element): boolean {
  let parent = element.parent;
  while (parent && 'attribs' in parent) {
    if (parent.name === 'aside' || parent.name === 'nav' || parent.name === 'footer') return true;
    if (/comment|related|sidebar|recirc|recommend/i.test(attribute(parent, 'class'))) return true;
    parent = parent.parent;
  }
  return false;
}

/** The `<time>` or date element that stands nearest to the top of the article. */
function shownDate(document: Document, itemprop: RegExp): string | undefined {
  const dated = findAll(document, (element) => itemprop.test(attribute(element, 'itemprop')));
  const times = findAll(document, (element) => element.name === 'time').filter((time) => !isInList(time));
  for (const element of [...dated, ...times.slice(0, 3)]) {
    const date = readDate(attribute(element, 'datetime') || attribute(element, 'content') || textOf(element));
    if (date) return date;
  }
  return undefined;
}

function firstDate(...written: (string | undefined)[]): string | undefined {
  return written.map(readDate).find((date) => date !== undefined);
}

/** The date of a line that holds a date, a label for it, and nothing else. */
function bareDate(line: string, monthFirst: boolean): string | undefined {
  if (line.length > MAX_DATE_LINE || CHANGED.test(line)) return undefined;
  const isBare = WRITTEN_DAY.test(line) && line.replace(WRITTEN_DAY, '').replace(BESIDE_DATE, '') === '';
  return isBare ? (readSlashedDate(line, monthFirst) ?? readDate(line)) : undefined;
}

/** A line of the page's head that holds a date among a little else. */
function lineDate(lines: readonly string[]): string | undefined {
  const dated = lines.filter((line) => line.length <= MAX_DATE_LINE);
  return firstDate(...dated.filter((line) => !CHANGED.test(line))) ?? firstDate(...dated);
}

function statedDate({ meta, linked }: DateFacts): string | undefined {
  return firstDate(
    linked?.datePublished,
    meta.first('article:published_time', 'og:article:published_time', 'og:published_time'),
    meta.first(
      'datepublished',
      'parsely-pub-date',
      'sailthru.date',
      'cxenseparse:recs:publishtime',
      'pubdate',
    ),
    meta.first('dc.date.issued', 'dc.date', 'dcterms.created', 'citation_publication_date', 'citation_date'),
    meta.first('date', 'publish-date', 'publish_date', 'publication_date'),
    meta.first('article.published', 'article_date_original'),
  );
}

/** In US style or not, and months without a day: what is left to try when nothing clearer was found. */
function vagueDate(lines: readonly string[], monthFirst: boolean): string | undefined {
  const slashed = lines
    .filter((line) => line.length <= MAX_DATE_LINE)
    .map((line) => readSlashedDate(line, monthFirst))
    .find((date) => date !== undefined);
  const month = lines.find((line) => MONTH_ALONE.test(line));
  return slashed ?? (month === undefined ? undefined : readDate(month.replace(' ', ' 1, ')));
}

/**
 * A page moved to new software states the day of the move and goes on showing the old date: a day shown alone
 * at the headline wins over a later one that is stated.
 */
export function readPublished(document: Document, facts: DateFacts): string | undefined {
  const { lines, url } = facts;
  const monthFirst = isMonthFirst(facts);
  const shown = lines.map((line) => bareDate(line, monthFirst)).find((date) => date !== undefined);
  const stated = statedDate(facts);
  if (stated !== undefined) {
    const isEarlier = shown !== undefined && Date.parse(shown) < Date.parse(stated) - 2 * DAY_MS;
    return isEarlier ? shown : stated;
  }
  return (
    shownDate(document, /\bdatePublished\b/i) ??
    dateInUrl(url) ??
    shown ??
    lineDate(lines) ??
    vagueDate(lines, monthFirst)
  );
}

export function readUpdated({ meta, linked }: DateFacts): string | undefined {
  return firstDate(
    linked?.dateModified,
    meta.first(
      'article:modified_time',
      'og:updated_time',
      'datemodified',
      'dcterms.modified',
      'last-modified',
    ),
  );
}
