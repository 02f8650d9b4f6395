/** Finds the terms of all topics in one article: one pass over its words, one look-up for each fact it states. */
import { type Tokens, tokenise } from '../text/tokenise.js';
import type { LabelInput } from '../vocabulary/topic.js';
import { foldCategory } from './alias-categories.js';
import { beginsWith, isWord, spellWord } from './compare-words.js';
import type { Hits } from './hits.js';
import { AREA, LEAD_WORDS, type Pattern, type TermTable } from './term-table.js';

/** The words of an article, made once and shared by the stages. */
export interface ArticleTokens {
  title: Tokens;
  text: Tokens;
}

/** Facts beyond these numbers are a publisher's fault, not information. */
const MOST_CATEGORIES = 100;
const MOST_AUTHORS = 50;
const MOST_HOST_LABELS = 20;
/** NEAR never reaches from the title into the body: on the line of places they are this far apart. */
const GAP = 1000;

interface Area {
  text: string;
  tokens: Tokens;
  bit: number;
  /** Where its words begin on the line of places. */
  offset: number;
}

class TermFinder {
  constructor(
    private readonly table: TermTable,
    private readonly hits: Hits,
    private readonly input: LabelInput,
    private readonly onNew: (term: number) => void,
  ) {}

  inArea(area: Area): void {
    const { text, tokens } = area;
    const { trie, prefixes, patterns } = this.table;
    trie.scan(tokens.folded, tokens.count, (value, first, last) => {
      const pattern = patterns[value] as Pattern;
      if (this.agrees(pattern, area, first, last)) this.record(pattern, area, first, last);
    });
    prefixes.scan(text, tokens, (value, at) => {
      const pattern = patterns[value] as Pattern;
      if (this.tailAgrees(pattern, area, at)) this.record(pattern, area, at, at);
    });
    this.byStems(area);
  }

  /** Inflected forms in languages other than English; words that stand as in the rule were found before. */
  private byStems(area: Area): void {
    const { language } = this.input;
    if (language === undefined || isEnglish(language)) return;
    const { text, tokens } = area;
    const stems = this.table.stems(text, tokens, language);
    if (stems === tokens.folded) return;
    const { trie, patterns } = this.table.stemTrie(primarySubtag(language));
    trie.scan(stems, tokens.count, (value, first, last) => {
      const pattern = patterns[value] as Pattern;
      if (!this.areLetters(pattern, area, first)) this.record(pattern, area, first, last);
    });
  }

  private areLetters({ words }: Pattern, { text, tokens }: Area, first: number): boolean {
    return words.every((word, at) =>
      isWord(text, tokens.starts[first + at] as number, tokens.ends[first + at] as number, word),
    );
  }

  private agrees(pattern: Pattern, area: Area, first: number, last: number): boolean {
    if (pattern.englishOnly && this.input.language !== undefined && !isEnglish(this.input.language))
      return false;
    if (!this.areLetters(pattern, area, first)) return false;
    const { text, tokens } = area;
    const { spelled, matchCase, matchDiacritics } = pattern;
    const isSpelled = spelled?.every(
      (word, at) =>
        spellWord(
          text.slice(tokens.starts[first + at], tokens.ends[first + at]),
          matchCase,
          matchDiacritics,
        ) === word,
    );
    return isSpelled !== false && (pattern.tail === undefined || this.tailAgrees(pattern, area, last + 1));
  }

  private tailAgrees(
    { tail, matchCase, matchDiacritics }: Pattern,
    { text, tokens }: Area,
    at: number,
  ): boolean {
    if (!tail || at >= tokens.count) return false;
    const start = tokens.starts[at] as number;
    const end = tokens.ends[at] as number;
    if (!beginsWith(text, start, end, tail.letters)) return false;
    return (
      tail.spelled === undefined ||
      spellWord(text.slice(start, end), matchCase, matchDiacritics).startsWith(tail.spelled)
    );
  }

  private record(pattern: Pattern, area: Area, first: number, lastOfWords: number): void {
    const last = pattern.tail && pattern.words.length > 0 ? lastOfWords + 1 : lastOfWords;
    const bits = area.bit === AREA.body && last < LEAD_WORDS ? AREA.body | AREA.lead : area.bit;
    if ((pattern.areas & bits) === 0) return;
    if (this.hits.record(pattern.term, bits, first, last)) this.onNew(pattern.term);
    if (this.table.placed.has(pattern.term))
      this.hits.place(pattern.term, area.offset + first, area.offset + last);
  }

  private mark(term: number | undefined): void {
    if (term !== undefined && this.hits.record(term, 0, -1, -1)) this.onNew(term);
  }

  inFacts(): void {
    const { facts, factBeginnings, addresses } = this.table;
    const { source, categories, language, url } = this.input;
    const stated = [`source:${source.toLowerCase()}`];
    const shown = categories.slice(0, MOST_CATEGORIES);
    if (facts.size > 0) {
      for (const category of shown) this.mark(facts.get(`category:${this.table.nameOfCategory(category)}`));
      for (const range of rangesOf(language)) this.mark(facts.get(`lang:${range}`));
      for (const domain of domainsOf(url)) this.mark(facts.get(`site:${domain}`));
      this.mark(facts.get(stated[0] ?? ''));
    }
    if (factBeginnings.length > 0)
      for (const category of shown) stated.push(`category:${foldCategory(category)}`);
    for (const { key, term } of factBeginnings)
      if (stated.some((fact) => fact.startsWith(key))) this.mark(term);
    const address = url.toLowerCase();
    for (const { part, term } of addresses) if (address.includes(part)) this.mark(term);
  }
}

function primarySubtag(language: string): string {
  return (/^[a-z]+/i.exec(language)?.[0] ?? '').toLowerCase();
}

function isEnglish(language: string): boolean {
  return primarySubtag(language) === 'en';
}

/** `zh-hant-tw`, `zh-hant`, `zh`: what a `lang:` of each length is compared with (RFC 4647, basic filtering). */
function rangesOf(language: string | undefined): string[] {
  const subtags = (language ?? '').slice(0, 40).toLowerCase().split(/[-_]/);
  return subtags.map((_, at) => subtags.slice(0, at + 1).join('-'));
}

/** The host and every domain above it. */
function domainsOf(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const labels = new URL(url).hostname.split('.').slice(-MOST_HOST_LABELS);
  return labels.map((_, at) => labels.slice(at).join('.'));
}

/** Fills `hits` with what the article contains; calls `onNew` once for each term found. */
export function findTerms(
  table: TermTable,
  hits: Hits,
  input: LabelInput,
  tokens: ArticleTokens,
  onNew: (term: number) => void,
): void {
  const finder = new TermFinder(table, hits, input, onNew);
  finder.inArea({ text: input.title, tokens: tokens.title, bit: AREA.title, offset: 0 });
  const bodyOffset = tokens.title.count + GAP;
  finder.inArea({ text: input.text, tokens: tokens.text, bit: AREA.body, offset: bodyOffset });
  if (table.usesAuthors) {
    for (const author of input.authors.slice(0, MOST_AUTHORS)) {
      finder.inArea({ text: author, tokens: tokenise(author), bit: AREA.author, offset: 0 });
    }
  }
  finder.inFacts();
}
