/** A page in, its article out: metadata, main content, related links, verdict. */
import { detectLanguage, isSameLanguage } from '../text/language.js';
import type { Extraction } from '../vocabulary/article.js';
import { readSiteFacts, replaceBySite, stripBySite } from './apply-site-rules.js';
import type { ParentNode } from './dom.js';
import { emptyExtraction } from './empty-extraction.js';
import { extractFragment } from './extract-fragment.js';
import type { ExtractOptions } from './extract-options.js';
import { findContent } from './find-content.js';
import { findRelated } from './find-related.js';
import { finishContent, recordOf } from './finish-content.js';
import { htmlToText } from './html-to-text.js';
import { findGate, type Judgement, judgeText } from './judge-content.js';
import { type Measures, measureAll, measureOf } from './measure.js';
import { findNextPage } from './next-page.js';
import { type ParsedPage, parsePage } from './parse-page.js';
import { languageTag, type PageMetadata, readMetadata, uniqueCategories } from './read-metadata.js';
import { repairImages } from './repair-images.js';
import { stripSelected } from './strip-selected.js';
import { takeTopicsBlock } from './topics-block.js';
import { trimContent } from './trim-content.js';

export type { ExtractOptions } from './extract-options.js';

export interface PageInput {
  html: string;
  /** Address after redirects. */
  url: string;
  /** What the feed carries of the article, to fall back on. */
  feedContentHtml?: string;
  feedTitle?: string;
  options?: ExtractOptions;
}

/** Characters of text; gatekeepers' pages say less. */
const MAX_GATE_PAGE = 3000;
/** Feed content this many times as long as the page's is the article, and the page a stub. */
const FULLER = 1.5;
/** Detected languages that differ from the declared one count only when the detector is this sure. */
const SURE = 0.8;

/** Templates are often declared English whatever they carry: a sure reading of the text wins. */
function chooseLanguage(
  declared: string | undefined,
  text: string,
  configured: string | undefined,
): string | undefined {
  if (configured !== undefined) return languageTag(configured);
  const detected = detectLanguage(text);
  if (declared === undefined) return detected?.language;
  const isOther =
    detected !== undefined && detected.accuracy >= SURE && !isSameLanguage(detected.language, declared);
  return isOther ? detected.language : declared;
}

function takeTopics(root: ParentNode, { rules }: ExtractOptions): ReturnType<typeof takeTopicsBlock> {
  return rules?.['topics-line'] === false ? { categories: [], removed: [] } : takeTopicsBlock(root);
}

function readContent(
  page: ParsedPage,
  measures: Measures,
  metadata: PageMetadata,
  options: ExtractOptions,
): Extraction {
  const found = findContent(page.document, measures, metadata.articleBody, options);
  if (!found) return emptyExtraction('no prose on the page');
  const topics = takeTopics(found.root, options);
  const { title, authors } = metadata;
  const trimmed = found.isExact ? [] : trimContent(found.root, { title, authors, rules: options.rules });
  const content = finishContent(found.root, page.baseUrl, metadata.title, options);
  return {
    ...emptyExtraction(found.because),
    ...content,
    categories: uniqueCategories([...metadata.categories, ...topics.categories]),
    removed: recordOf(topics.removed, trimmed, content.removed),
  };
}

/** A gatekeeper's words are nobody's article. */
function judged(content: Extraction, gate: Judgement | undefined, pageText: string): Extraction {
  const { verdict, because } = judgeText(content.text, pageText, gate);
  if (verdict === 'full') return { ...content, verdict };
  const marked = { ...content, verdict, because: `${content.because}; ${because}` };
  return verdict === 'teaser' ? marked : { ...marked, text: '', html: '' };
}

function extractParsed(page: ParsedPage, input: PageInput, options: ExtractOptions): Extraction {
  const { document, baseUrl } = page;
  const measures = measureAll(document);
  const { articleBody, categories, ...facts } = readMetadata(document, measures, input.url, baseUrl);
  const gate = findGate(document);
  const pageText = measureOf(measures, document).text < MAX_GATE_PAGE ? htmlToText(document) : '';
  const related = findRelated(document, measures, input.url, baseUrl);
  const stated = options.site ? readSiteFacts(document, options.site, baseUrl) : {};
  const nextUrl = findNextPage(document, input.url, baseUrl);
  repairImages(document);
  const stripped = [
    ...(options.site ? stripBySite(document, options.site) : []),
    ...stripSelected(document, options.strip),
  ];
  const content = readContent(page, measures, { ...facts, ...stated, articleBody, categories }, options);
  const language = chooseLanguage(facts.language, content.text, options.language);
  return {
    ...judged({ ...content, removed: recordOf(stripped, content.removed) }, gate, pageText),
    ...facts,
    language,
    related,
    ...(nextUrl === undefined ? {} : { nextUrl }),
    ...stated,
  };
}

/** Whether the feed tells so much more than the page that the page must be a stub of it. */
function isFuller(feed: Extraction, page: Extraction): boolean {
  if (feed.text === '') return false;
  if (page.verdict === 'full') return feed.verdict === 'full' && feed.text.length > page.text.length * FULLER;
  return page.verdict !== 'teaser' || feed.text.length > page.text.length;
}

/** The feed's own content where the page gives less. */
function preferFeed(page: Extraction, input: PageInput, options: ExtractOptions): Extraction {
  const feedContent = input.feedContentHtml ?? '';
  if (feedContent.length <= (page.verdict === 'full' ? page.text.length * FULLER : 0)) return page;
  const feed = extractFragment({ html: feedContent, url: input.url, title: input.feedTitle, options });
  if (!isFuller(feed, page)) return page;
  const isArticle = page.verdict === 'teaser' || page.verdict === 'full';
  const { nextUrl: _, wholeUrl: __, ...stated } = page;
  const facts = isArticle
    ? stated
    : { ...stated, title: undefined, image: undefined, authors: [], related: [] };
  const { text, html, verdict, removed } = feed;
  return {
    ...facts,
    text,
    html,
    verdict,
    removed,
    because: `${feed.because}; the page gave less (${page.because})`,
    image: facts.image ?? feed.image,
    language: facts.language ?? feed.language,
    categories: uniqueCategories([...page.categories, ...feed.categories]),
    related: facts.related.length > 0 ? facts.related : feed.related,
  };
}

/** Never throws on a bad page: what cannot be read is an extraction whose verdict and `because` say so. */
export function extractPage(input: PageInput): Extraction {
  const options = input.options ?? {};
  const html = options.site ? replaceBySite(input.html, options.site) : input.html;
  const parsed = parsePage(html, input.url);
  const page =
    'failure' in parsed
      ? emptyExtraction(`page not read: ${parsed.reason}`)
      : extractParsed(parsed, input, options);
  const chosen = preferFeed(page, input, options);
  return { ...chosen, title: chosen.title ?? input.feedTitle };
}
