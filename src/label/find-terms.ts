/** Finds the terms of all topics in one article: one pass over its words, one look-up for each fact it states. */
import { MOST_CLITICS } from '../text/clitics.js';
import { languageOfScript } from '../text/script-language.js';
import { type Tokens, tokenise } from '../text/tokenise.js';
import type { LabelInput } from '../vocabulary/topic.js';
import { foldCategory } from './alias-categories.js';
import { beginsWith, spellWord } from './compare-words.js';
import type { Hits } from './hits.js';
import { ALL_AREAS, DEMANDING, ENGLISH_ONLY, type Pattern } from './pattern-table.js';
import { AREA, LEAD_WORDS, type TermTable } from './term-table.js';
import { countWords } from './word-features.js';

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
  private readonly mayBeEnglish: boolean;
  private readonly language: string | undefined;

  constructor(
    private readonly table: TermTable,
    private readonly hits: Hits,
    private readonly input: LabelInput,
    private readonly onNew: (term: number) => void,
  ) {
    this.language = input.language ?? languageOfScript(input.title, input.text);
    this.mayBeEnglish = this.language === undefined || isEnglish(this.language);
  }

  inArea(area: Area): void {
    const { text, tokens } = area;
    const { trie, prefixes, patterns } = this.table;
    trie.scan(tokens.folded, tokens.count, (id, first, last) => {
      if (this.agrees(id, area, first, last)) this.record(id, area, first, last);
    });
    prefixes.scan(text, tokens, (id, at) => {
      if (this.tailAgrees(patterns.get(id), area, at)) this.record(id, area, at, at);
    });
    this.byStems(area);
  }

  /** Inflected forms in languages other than English; words that stand as in the rule were found before. */
  private byStems(area: Area): void {
    if (this.mayBeEnglish || !this.table.hasInflecting) return;
    const { text, tokens } = area;
    let before = this.table.stems(text, tokens, this.language);
    if (before !== tokens.folded) this.inStems(area, before);
    for (let clitics = 1; clitics <= MOST_CLITICS; clitics++) {
      const bare = this.table.stems(text, tokens, this.language, clitics);
      if (bare === tokens.folded) return;
      this.inStems(area, bare, before);
      before = bare;
    }
  }

  /** Places whose words are all as in `before` are known already. */
  private inStems(area: Area, stemmed: Int32Array, before?: Int32Array): void {
    const { text, tokens } = area;
    const { patterns } = this.table;
    const isNew = (first: number, last: number) => {
      for (let at = first; at <= last; at++) if (stemmed[at] !== before?.[at]) return true;
      return false;
    };
    this.table.stemTrie(primarySubtag(this.language ?? '')).scan(stemmed, tokens.count, (id, first, last) => {
      if (isNew(first, last) && !patterns.areLetters(id, text, tokens, first, last))
        this.record(id, area, first, last);
    });
  }

  private agrees(id: number, area: Area, first: number, last: number): boolean {
    const { patterns } = this.table;
    const flags = patterns.flags[id] as number;
    if ((flags & ENGLISH_ONLY) !== 0 && !this.mayBeEnglish) return false;
    if (!patterns.areLetters(id, area.text, area.tokens, first, last)) return false;
    return (flags & DEMANDING) === 0 || this.meetsDemands(patterns.get(id), area, first, last);
  }

  private meetsDemands(pattern: Pattern, area: Area, first: number, last: number): boolean {
    const { starts, ends } = area.tokens;
    const { spelled, tail, matchCase, matchDiacritics } = pattern;
    const written = (at: number) => area.text.slice(starts[at], ends[at]);
    const isSpelled = spelled?.every(
      (word, at) => spellWord(written(first + at), matchCase, matchDiacritics) === word,
    );
    return isSpelled !== false && (tail === undefined || this.tailAgrees(pattern, area, last + 1));
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

  private record(id: number, area: Area, first: number, lastOfWords: number): void {
    const { patterns, placed } = this.table;
    const flags = patterns.flags[id] as number;
    const term = patterns.terms[id] as number;
    const last = (flags & DEMANDING) === 0 ? lastOfWords : lastWord(patterns.get(id), first);
    const bits = area.bit === AREA.body && last < LEAD_WORDS ? AREA.body | AREA.lead : area.bit;
    if ((flags & ALL_AREAS & bits) === 0) return;
    if (this.hits.record(term, bits, first, last)) this.onNew(term);
    if (placed[term] === 1) this.hits.place(term, area.offset + first, area.offset + last);
  }

  private mark(term: number | undefined): void {
    if (term !== undefined && this.hits.record(term, 0, -1, -1)) this.onNew(term);
  }

  /** Learned topics look at the words of the whole article. */
  byExamples(): void {
    const { learned } = this.table;
    if (learned.length === 0) return;
    const counts = countWords(this.input);
    for (const { classify, term } of learned) if (classify(counts).isMember) this.mark(term);
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

function lastWord({ words, tail }: Pattern, first: number): number {
  return first + words.length + (tail ? 1 : 0) - 1;
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
  finder.byExamples();
}
