/** Renderings in memory: what many readers ask for is read from the store a few times a second at most. */
import type {
  KeptRendering,
  KeptRenderings,
  RenderedDocument,
  RenderingFacts,
  Renderings,
} from '../store-ports.js';

export interface CacheLimits {
  /** Of all bodies together. */
  maxBytes: number;
  /** How long the facts of a document hold without asking: another process may have rendered it anew. */
  freshMs: number;
}

interface Entry {
  facts: RenderingFacts;
  readAt: number;
  bodies: Map<string, Buffer>;
  bytes: number;
}

type Encoding = Parameters<Renderings['findBody']>[1];

/** Bodies without their own size: the facts, the keys. */
const overheadBytes = 500;

class RenderingCache implements KeptRenderings {
  /** The one used longest ago comes first. */
  private readonly entries = new Map<string, Entry>();
  private readonly reading = new Map<string, Promise<RenderingFacts | undefined>>();
  /** Made once for all who wait, since most forms cost milliseconds to make. */
  private readonly making = new Map<string, Promise<Buffer | undefined>>();
  private bytes = 0;
  /** Counts what was saved, so that facts read before that are not kept. */
  private saves = 0;

  constructor(
    private readonly stored: Renderings,
    private readonly limits: CacheLimits,
  ) {}

  async save(renderings: readonly RenderedDocument[]): Promise<string[]> {
    const changed = await this.stored.save(renderings);
    for (const { path } of renderings) this.note(path);
    return changed;
  }

  async removeUnder(folders: readonly string[]): Promise<void> {
    await this.stored.removeUnder(folders);
    for (const path of [...this.entries.keys()])
      if (folders.some((folder) => path.startsWith(folder))) this.note(path);
    this.saves += 1;
    this.reading.clear();
  }

  /** Not from memory, where a tag may be of a moment ago. */
  findTags(paths: readonly string[]): Promise<Map<string, string>> {
    return this.stored.findTags(paths);
  }

  listPaths(): Promise<string[]> {
    return this.stored.listPaths();
  }

  findKept(path: string): KeptRendering | undefined {
    const entry = this.entries.get(path);
    return entry && performance.now() - entry.readAt < this.limits.freshMs ? entry : undefined;
  }

  async findFacts(path: string): Promise<RenderingFacts | undefined> {
    const kept = this.findKept(path);
    if (kept) return kept.facts;
    const under = this.reading.get(path);
    if (under) return under;
    const reading = this.readFacts(path).finally(() => {
      if (this.reading.get(path) === reading) this.reading.delete(path);
    });
    this.reading.set(path, reading);
    return reading;
  }

  async findBody(path: string, encoding: Encoding, etag: string): Promise<Buffer | undefined> {
    const entry = this.entries.get(path);
    const kept = entry?.facts.etag === etag ? entry.bodies.get(encoding) : undefined;
    if (kept) return kept;
    const key = `${path} ${encoding} ${etag}`;
    const making =
      this.making.get(key) ??
      this.makeBody(path, encoding, etag).finally(() => {
        this.making.delete(key);
      });
    this.making.set(key, making);
    return making;
  }

  private async makeBody(path: string, encoding: Encoding, etag: string): Promise<Buffer | undefined> {
    const body = await this.stored.findBody(path, encoding, etag);
    // It may have changed, or have been forgotten, while it was made.
    const current = this.entries.get(path);
    if (body && current?.facts.etag === etag && !current.bodies.has(encoding)) {
      current.bodies.set(encoding, body);
      current.bytes += body.length;
      this.bytes += body.length;
      this.makeRoom();
    }
    return body;
  }

  /** The same facts stay the same object, so that what is made of them can be kept beside them. */
  private async readFacts(path: string): Promise<RenderingFacts | undefined> {
    const [before, saves] = [this.entries.get(path), this.saves];
    const facts = await this.stored.findFacts(path);
    if (saves !== this.saves) return facts;
    const isSame = before !== undefined && facts?.etag === before.facts.etag;
    if (isSame && this.entries.get(path) === before) {
      before.readAt = performance.now();
      this.entries.delete(path);
      this.entries.set(path, before);
      return before.facts;
    }
    this.forget(path);
    if (!facts) return undefined;
    this.entries.set(path, { facts, readAt: performance.now(), bodies: new Map(), bytes: overheadBytes });
    this.bytes += overheadBytes;
    this.makeRoom();
    return facts;
  }

  private note(path: string): void {
    this.saves += 1;
    this.reading.delete(path);
    this.forget(path);
  }

  private forget(path: string): void {
    const entry = this.entries.get(path);
    if (!entry) return;
    this.entries.delete(path);
    this.bytes -= entry.bytes;
  }

  private makeRoom(): void {
    for (const path of this.entries.keys()) {
      if (this.bytes <= this.limits.maxBytes) return;
      this.forget(path);
    }
  }
}

/** Documents saved through it are never answered from before; those saved elsewhere for `freshMs` at most. */
export function createRenderingCache(stored: Renderings, limits: CacheLimits): KeptRenderings {
  return new RenderingCache(stored, limits);
}
