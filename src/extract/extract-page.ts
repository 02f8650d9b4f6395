/** A page in, its article out: metadata, main content, related links, verdict. */
import { detectLanguage } from '../text/language.js';
import type { Extraction } from '../vocabulary/article.js';
import type { Document } from './dom.js';
import { extractFragment } from './extract-fragment.js';
import type { ExtractOptions } from './extract-options.js';
import { findContent } from './find-content.js';
import { findRelated } from './find-related.js';
import { emptyExtraction, finishContent } from './finish-content.js';
import { htmlToText } from './html-to-text.js';
import { findGate, judgeText } from './judge-content.js';
import { type ParsedPage, parsePage } from './parse-page.js';
import { languageTag, type PageMetadata, readMetadata, uniqueCategories } from './read-metadata.js';
import { repairImages } from './repair-images.js';
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
    detected !== undefined && detected.accuracy >= SURE && detected.language !== declared.split('-')[0];
  return isOther ? detected.language : declared;
}

function readContent(page: ParsedPage, metadata: PageMetadata, options: ExtractOptions): Extraction {
  const found = findContent(page.document, metadata.articleBody, options);
  if (!found) return emptyExtraction('no prose on the page');
  const topics = takeTopicsBlock(found.root);
  const trimmed = found.isExact ? [] : trimContent(found.root, metadata.title);
  const content = finishContent(found.root, page.baseUrl, metadata.title, options);
  return {
    ...content,
    authors: metadata.authors,
    categories: uniqueCategories([...metadata.categories, ...topics.categories]),
    related: [],
    removed: [...topics.removed, ...trimmed, ...content.removed],
    verdict: 'full',
    because: found.because,
  };
}

function extractParsed(page: ParsedPage, input: PageInput, options: ExtractOptions): Extraction {
  const { document } = page;
  const metadata = readMetadata(document, input.url, page.baseUrl);
  const gate = findGate(document);
  const pageText = visibleText(document);
  const related = findRelated(document, input.url, page.baseUrl);
  repairImages(document);
  const content = readContent(page, metadata, options);
  const judged = gate ?? judgeText(content.text, pageText);
  const { articleBody: _, categories: __, ...facts } = metadata;
  return {
    ...content,
    ...facts,
    language: chooseLanguage(metadata.language, content.text, options.language),
    related,
    verdict: judged.verdict,
    because: judged.verdict === 'full' ? content.because : `${content.because}; ${judged.because}`,
  };
}

/** Only as much as tells a gatekeeper's page from an article. */
function visibleText(document: Document): string {
  return htmlToText(document).slice(0, 5000);
}

/** The feed's own content where the page gives less. */
function preferFeed(page: Extraction, input: PageInput, options: ExtractOptions): Extraction {
  if (page.verdict === 'full' || !input.feedContentHtml) return page;
  const feed = extractFragment({
    html: input.feedContentHtml,
    url: input.url,
    title: input.feedTitle,
    options,
  });
  const isOrdinary = page.verdict === 'teaser';
  if (feed.text === '' || (isOrdinary && feed.text.length <= page.text.length)) return page;
  const { text, html, verdict, removed } = feed;
  const because = `${feed.because}; the page gave less (${page.because})`;
  const facts = isOrdinary ? page : { ...page, title: undefined, image: undefined, authors: [], related: [] };
  return {
    ...facts,
    text,
    html,
    verdict,
    removed,
    because,
    image: facts.image ?? feed.image,
    language: facts.language ?? feed.language,
    categories: [...new Set([...page.categories, ...feed.categories])],
    related: facts.related.length > 0 ? facts.related : feed.related,
  };
}

/** Never throws on a bad page: what cannot be read is an extraction whose verdict and `because` say so. */
export function extractPage(input: PageInput): Extraction {
  const options = input.options ?? {};
  const parsed = parsePage(input.html, input.url);
  const page =
    'failure' in parsed
      ? emptyExtraction(`page not read: ${parsed.reason}`)
      : extractParsed(parsed, input, options);
  const chosen = preferFeed(page, input, options);
  return { ...chosen, title: chosen.title ?? input.feedTitle };
}
