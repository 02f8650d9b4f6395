/** Says of each new article whether it is a copy of one in the window, of which, and why. */
import type { ArticlePrint } from './article-print.js';
import { assessCopy, type CopyVerdict } from './assess-copy.js';
import { CopyIndex, type CopyMatch } from './copy-index.js';

export interface CopyLink {
  /** Number of the earlier article. */
  of: number;
  kind: 'exact' | 'near' | 'revision';
  score: number;
  /** Absent where the words are all the same. */
  direction?: CopyVerdict['direction'];
  because: string;
}

export interface CopyFinderOptions {
  maxArticles: number;
  windowMs: number;
  /** Short texts are copies within this time only. */
  shortWindowMs: number;
}

interface Known {
  article: number;
  print: Pick<ArticlePrint, 'id' | 'source' | 'time' | 'words' | 'wordsHash' | 'titleHash' | 'urlHash'>;
  /** Articles that share a root are copies of one text. */
  root: number;
  isDigest: boolean;
  /** Copies that stand inside this much longer text. */
  holds: number[];
}

interface Judged {
  match: CopyMatch;
  known: Known;
  verdict: CopyVerdict;
}

/** Under this many words shingles prove nothing. */
const SHORT_WORDS = 20;

function percent(score: number): string {
  return `${Math.round(score * 100)} %`;
}

export class CopyFinder {
  private readonly index: CopyIndex;
  private readonly known: Known[] = [];
  private readonly byArticle = new Map<number, Known>();
  private readonly byUrl = new Map<number, Known>();
  private readonly short = new Map<string, Known>();

  constructor(private readonly options: CopyFinderOptions) {
    this.index = new CopyIndex(options);
  }

  find(print: ArticlePrint): CopyLink | undefined {
    return (
      this.findByUrl(print) ?? (print.words < SHORT_WORDS ? this.findShort(print) : this.findLong(print))
    );
  }

  add(article: number, print: ArticlePrint, link: CopyLink | undefined): void {
    const { id, source, time, words, wordsHash, titleHash, urlHash } = print;
    const original = link && this.byArticle.get(link.of);
    const isCopy = link !== undefined && link.kind !== 'revision';
    if (isCopy && original && original.print.words > 2 * words) original.holds.push(article);
    const known: Known = {
      article,
      print: { id, source, time, words, wordsHash, titleHash, urlHash },
      root: isCopy && original ? original.root : article,
      isDigest: false,
      holds: [],
    };
    this.remember(known, print);
  }

  private remember(known: Known, print: ArticlePrint): void {
    const slot = this.index.add(print.sketch, print.time, known.root);
    const forgotten = this.known[slot];
    if (forgotten) this.byArticle.delete(forgotten.article);
    this.known[slot] = known;
    this.byArticle.set(known.article, known);
    if (print.urlHash !== 0 && !this.byUrl.has(print.urlHash)) this.byUrl.set(print.urlHash, known);
    if (print.words < SHORT_WORDS)
      this.short.set(`${print.source} ${print.titleHash} ${print.wordsHash}`, known);
    for (const map of [this.byUrl, this.short]) {
      const oldest = map.size > this.options.maxArticles ? map.keys().next().value : undefined;
      if (oldest !== undefined) (map as Map<unknown, Known>).delete(oldest);
    }
  }

  private findByUrl(print: ArticlePrint): CopyLink | undefined {
    const known = print.urlHash === 0 ? undefined : this.byUrl.get(print.urlHash);
    if (!known) return undefined;
    const isSame = known.print.wordsHash === print.wordsHash && known.print.titleHash === print.titleHash;
    const because = isSame
      ? `same address and words as ${known.print.id}`
      : `new words at the address of ${known.print.id}`;
    return { of: known.article, kind: isSame ? 'exact' : 'revision', score: 1, because };
  }

  private findShort(print: ArticlePrint): CopyLink | undefined {
    const known = this.short.get(`${print.source} ${print.titleHash} ${print.wordsHash}`);
    if (!known || print.titleHash === 0) return undefined;
    const distance = Math.abs((known.print.time ?? Number.NaN) - (print.time ?? Number.NaN));
    if (distance > this.options.shortWindowMs) return undefined;
    return {
      of: known.article,
      kind: 'exact',
      score: 1,
      because: `same title and short text as ${known.print.id} from the same source`,
    };
  }

  private findLong(print: ArticlePrint): CopyLink | undefined {
    const judged: Judged[] = [];
    for (const match of this.index.match(print.sketch, print.time)) {
      const known = this.known[match.slot];
      const verdict = assessCopy(match);
      if (known && isAccepted(verdict, known.print.source === print.source))
        judged.push({ match, known, verdict });
    }
    const same = judged.find(({ known }) => known.print.wordsHash === print.wordsHash);
    if (same)
      return {
        of: same.known.article,
        kind: 'exact',
        score: 1,
        because: `same words as ${same.known.print.id}`,
      };
    if (isDigest(judged)) return undefined;
    const best = judged.find((one) => !this.isInsideDigest(one, judged));
    return best && describe(best);
  }

  /** A long text in which other, unlike articles stand already is a digest: nothing is welded through it. */
  private isInsideDigest({ known, verdict }: Judged, judged: readonly Judged[]): boolean {
    if (verdict.direction !== 'inside') return false;
    const others = known.holds.filter((held) => !judged.some((one) => one.known.article === held));
    if (others.length > 0) known.isDigest = true;
    return known.isDigest;
  }
}

/** A publisher's next article often repeats paragraphs of its last one as background: only a copy counts there. */
function isAccepted({ kind }: CopyVerdict, isSameSource: boolean): boolean {
  return kind === 'near' || (kind === 'revision' && !isSameSource);
}

/** A text that holds two articles which are no copies of each other. */
function isDigest(judged: readonly Judged[]): boolean {
  const held = judged.filter(({ verdict }) => verdict.direction === 'contains' && verdict.kind === 'near');
  return new Set(held.map(({ known }) => known.root)).size > 1;
}

function describe({ known, verdict }: Judged): CopyLink | undefined {
  const { kind, score, direction } = verdict;
  if (kind === 'none') return undefined;
  const { id } = known.print;
  const because = {
    same: `${percent(score)} of its text is that of ${id}`,
    inside: `${percent(score)} of its text stands in the longer ${id}`,
    contains: `it holds ${percent(score)} of the shorter ${id}`,
  }[direction];
  return { of: known.article, kind, score, direction, because };
}
