/** What stages need from the world, as interfaces; `context.ts` is the one place where they are filled. */
import type { SiteRules } from './extract/site-rules.js';
import type { Extraction } from './vocabulary/article.js';

export type { HttpClient } from './vocabulary/fetching.js';

/** One document to take an article from: a fetched page, or what the entry itself carries. */
export type ExtractionTask =
  | {
      kind: 'page';
      /** Octets as fetched, with the `Content-Type` they came with. */
      bytes: Uint8Array;
      contentType: string | undefined;
      url: string;
      /** The entry's own content, used where the page gives less. */
      feedContentHtml?: string;
      feedTitle?: string;
      options: ExtractionOptions;
    }
  | { kind: 'fragment'; html: string; url: string; title?: string; options: ExtractionOptions };

/** What a source's configuration says about its pages. */
export interface ExtractionOptions {
  /** CSS selector of the article. */
  content?: string;
  strip?: string[];
  markers?: string[];
  rules?: Record<string, boolean>;
  language?: string;
  /** Rules of the page's site. */
  site?: SiteRules;
}

/** Takes articles out of documents within limits of time and memory; a document over them is an answer, not a fault. */
export interface Extractor {
  extract(
    task: ExtractionTask,
  ): Promise<{ ok: true; extraction: Extraction } | { ok: false; reason: string }>;
  close(): Promise<void>;
}

/** Without `retryAfterMs` the answer stands for hours; with it the rules could not be asked for yet. */
export type RobotsVerdict = { allowed: true } | { allowed: false; because: string; retryAfterMs?: number };

/** Says whether a page may be fetched (RFC 9309). */
export interface Robots {
  judge(url: string): Promise<RobotsVerdict>;
}

/** Makes vectors of texts; those of texts that mean the same are near each other, in whatever languages. */
export interface Embeddings {
  /** Vectors of another model cannot be compared with these. */
  model: string;
  /** Cosine of two vectors up to which they say nothing: of most models, that of any two texts. */
  leastCosine: number;
  /** One vector a text, all of one length; throws when the model cannot be asked. */
  embed(texts: readonly string[]): Promise<number[][]>;
}

export type Row = Record<string, unknown>;

/** Runs SQL. Parameters are `$1…`; instants come back as `Date`, `bigint` columns as strings. */
export interface Queryable {
  query<T extends object = Row>(sql: string, params?: readonly unknown[]): Promise<T[]>;
}

export interface Database extends Queryable {
  /** Commits what `work` did when it resolves, rolls back when it throws. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Job<T> {
  /** Adding a job whose id is still in the queue changes nothing. */
  id: string;
  data: T;
  delayMs?: number;
  /** 1 goes first; jobs without a priority go before those with one. */
  priority?: number;
  /** Its id comes again: should it fail for good, it must not stand in the way of the next one. */
  recurs?: boolean;
}

export interface QueueCounts {
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
}

/** A running consumer of one queue. */
export interface Consumer {
  /** Takes no new jobs and waits for the running ones; those that take too long go back to the queue. */
  close(): Promise<void>;
}

export interface ConsumeOptions<T> {
  concurrency: number;
  /** Told of a job that failed for good, or that took its process with it time and again. */
  onSetAside?(data: T, reason: string): Promise<void>;
}

/** Named queues of jobs that carry ids, delivered at least once. */
export interface JobQueue {
  add<T extends object>(queue: string, jobs: readonly Job<T>[]): Promise<void>;
  consume<T extends object>(
    queue: string,
    handle: (data: T) => Promise<void>,
    options: ConsumeOptions<T>,
  ): Consumer;
  counts(queue: string): Promise<QueueCounts>;
  /** Names the queue's memory: another name means that the jobs of before are lost. */
  readGeneration(): Promise<string>;
  close(): Promise<void>;
}

export interface Log {
  debug(facts: Row, message: string): void;
  info(facts: Row, message: string): void;
  warn(facts: Row, message: string): void;
  error(facts: Row, message: string): void;
}

/** The current instant; tests hold it still. */
export type Now = () => Date;
