/** The distinct terms of all topics: each is looked for once, whoever asks for it. */
import { KIND, SINGLE } from '../text/characters.js';
import { hash32 } from '../text/hash.js';
import { createStems } from '../text/stem.js';
import { tokenise } from '../text/tokenise.js';
import { type CategoryNames, foldCategory } from './alias-categories.js';
import { type Classify, openClassifier } from './classify.js';
import { foldLetters, spellWord } from './compare-words.js';
import { englishForms } from './english-forms.js';
import type { FactTerm, TextField, TextTerm } from './expression.js';
import { type Pattern, PatternTable } from './pattern-table.js';
import { PrefixIndex } from './prefix-index.js';
import { TokenTrie } from './token-trie.js';
import type { ClassifierModel } from './train-classifier.js';

/** Areas of words as bits; a word of the lead is also one of the body. */
export const AREA = { title: 1, body: 2, lead: 4, author: 8 } as const;
/** The lead is this many words of the body from its start. */
export const LEAD_WORDS = 60;

const AREAS_OF: Readonly<Record<TextField, number>> = {
  any: AREA.title | AREA.body,
  title: AREA.title,
  body: AREA.body,
  lead: AREA.lead,
  author: AREA.author,
};

/** How the words of a topic's terms compare. */
export interface WordRules {
  stem: boolean | undefined;
  matchCase: boolean;
  matchDiacritics: boolean;
}

export interface Term {
  /** The term as evidence shows it. */
  label: string;
  /** How common it is among articles, roughly: rules are woken by their rarest terms. */
  commonness: number;
  /** Its places matter, because NEAR asks for them. */
  isPlaced: boolean;
}

interface Inflecting {
  /** Read again for the stems of a language: the words of all terms would take megabytes. */
  text: string;
  pattern: number;
}

export class TermTable {
  readonly terms: Term[] = [];
  readonly patterns = new PatternTable();
  readonly trie = new TokenTrie();
  readonly prefixes = new PrefixIndex();
  /** Facts that articles state, as `field:value`. */
  readonly facts = new Map<string, number>();
  readonly factBeginnings: { key: string; term: number }[] = [];
  readonly addresses: { part: string; term: number }[] = [];
  /** Learned topics, each found like a fact. */
  readonly learned: { classify: Classify; term: number }[] = [];
  /** 1 for each term whose places matter. */
  placed = new Uint8Array(0);
  usesAuthors = false;
  readonly stems = createStems();
  private readonly inflecting: Inflecting[] = [];
  private readonly known = new Map<string, number>();
  private readonly stemTries = new Map<string, TokenTrie>();

  constructor(private readonly categoryName: CategoryNames) {}

  private intern(key: string, term: Term, define: (id: number) => void): number {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const id = this.terms.push(term) - 1;
    this.known.set(key, id);
    define(id);
    return id;
  }

  addText(leaf: TextTerm, rules: WordRules): number {
    const strict = leaf.exact || rules.matchCase || rules.matchDiacritics;
    const words = leaf.exact ? { ...rules, matchCase: true, matchDiacritics: true } : rules;
    const single = !leaf.quoted && leaf.tokens.count === 1;
    const inflects = !strict && !leaf.prefix && (single ? rules.stem !== false : rules.stem === true);
    const flags =
      (inflects ? 1 : 0) +
      (leaf.prefix ? 2 : 0) +
      (words.matchCase ? 4 : 0) +
      (words.matchDiacritics ? 8 : 0);
    const key = `text\n${leaf.field}\n${flags}\n${leaf.text}`;
    const label = `${leaf.field === 'any' || leaf.field === 'author' ? '' : `${leaf.field}:`}${leaf.text}${leaf.prefix ? '*' : ''}`;
    return this.intern(key, { label, commonness: 1, isPlaced: false }, (term) =>
      this.definePatterns(leaf, words, inflects, term),
    );
  }

  private definePatterns(leaf: TextTerm, rules: WordRules, inflects: boolean, term: number): void {
    const { tokens } = leaf;
    const written: string[] = [];
    for (let at = 0; at < tokens.count; at++)
      written.push(leaf.text.slice(tokens.starts[at], tokens.ends[at]));
    const last = written.at(-1) ?? '';
    // A star after a character of a script without spaces adds nothing: what follows is another word.
    const tail = leaf.prefix && KIND[last.charCodeAt(0)] !== SINGLE ? last : undefined;
    const whole = tail === undefined ? written : written.slice(0, -1);
    const spell = (word: string) => spellWord(word, rules.matchCase, rules.matchDiacritics);
    const strict = rules.matchCase || rules.matchDiacritics;
    const pattern: Pattern = {
      term,
      matchCase: rules.matchCase,
      matchDiacritics: rules.matchDiacritics,
      areas: AREAS_OF[leaf.field],
      words: whole.map(foldLetters),
      spelled: strict ? whole.map(spell) : undefined,
      tail:
        tail === undefined
          ? undefined
          : { letters: foldLetters(tail), spelled: strict ? spell(tail) : undefined },
      englishOnly: false,
    };
    if (leaf.field === 'author') this.usesAuthors = true;
    const id = this.addPattern(pattern, Array.from(tokens.folded).slice(0, whole.length));
    if (inflects) this.addForms(leaf, pattern, id);
  }

  private addPattern(pattern: Pattern, hashes: readonly number[]): number {
    const id = this.patterns.add(pattern);
    if (hashes.length > 0) this.trie.add(hashes, id);
    else if (pattern.tail) this.prefixes.add(pattern.tail.letters, id);
    return id;
  }

  /** English forms are few enough to be listed; other languages are stemmed when their first text comes. */
  private addForms({ text, tokens }: TextTerm, pattern: Pattern, id: number): void {
    this.inflecting.push({ text, pattern: id });
    const before = pattern.words.slice(0, -1);
    const isName = /^\p{Lu}/u.test(text.slice(tokens.starts[tokens.count - 1]));
    for (const form of englishForms(pattern.words.at(-1) ?? '', isName).slice(1)) {
      const phrase = Array.from(tokens.folded);
      phrase[phrase.length - 1] = hash32(form);
      this.addPattern({ ...pattern, words: [...before, form], englishOnly: true }, phrase);
    }
  }

  addFact(leaf: FactTerm): number {
    const { field } = leaf;
    const value = this.factValue(leaf);
    const key = `${field}:${value}`;
    const commonness = { category: 20, source: 100, url: 300, site: 300, lang: 1000 }[field];
    const label = `${field} "${leaf.value}${leaf.prefix ? '*' : ''}"`;
    return this.intern(`fact\n${leaf.prefix}\n${key}`, { label, commonness, isPlaced: false }, (term) => {
      if (field === 'url') this.addresses.push({ part: value, term });
      else if (leaf.prefix) this.factBeginnings.push({ key, term });
      else this.facts.set(key, term);
    });
  }

  addLearned(model: ClassifierModel): number {
    const term = this.terms.push({ label: 'learned', commonness: 1000, isPlaced: false }) - 1;
    this.learned.push({ classify: openClassifier(model), term });
    return term;
  }

  private factValue({ field, value, prefix }: FactTerm): string {
    if (field === 'category') return prefix ? foldCategory(value) : this.categoryName(value);
    const lower = value.replace(/\*$/, '').toLowerCase();
    if (field === 'lang') return lower.replaceAll('_', '-').replace(/-+$/, '');
    if (field !== 'site') return lower;
    const address = `http://${lower.replace(/^[a-z]+:\/\//, '').replace(/^(?:\*?\.)+/, '')}`;
    return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : lower;
  }

  /** Folded principal name of an article's category, as in `facts`. */
  nameOfCategory(category: string): string {
    return this.categoryName(category);
  }

  get hasInflecting(): boolean {
    return this.inflecting.length > 0;
  }

  /** The inflecting terms by their stems in one language (primary subtag), made when first needed; values are patterns. */
  stemTrie(language: string): TokenTrie {
    const known = this.stemTries.get(language);
    if (known) return known;
    const trie = new TokenTrie();
    for (const { text, pattern } of this.inflecting)
      trie.add(this.stems(text, tokenise(text), language), pattern);
    trie.close();
    this.stemTries.set(language, trie);
    return trie;
  }

  /** Lays everything out for reading; call once, after the last term. */
  close(): void {
    this.trie.close();
    this.patterns.close();
    this.placed = Uint8Array.from(this.terms, ({ isPlaced }) => (isPlaced ? 1 : 0));
  }
}
