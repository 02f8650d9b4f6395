/** Which articles of the store are the same as given ones, or copies of them; nothing is claimed. */
import { z } from 'zod';
import type { Context } from '../context.js';
import { createGrouper, type Grouper } from '../group/grouper.js';
import { decodePrint } from '../group/print-codec.js';
import type { IdentityKey } from '../vocabulary/identity.js';
import { operation } from './operation.js';

export interface KnownArticle {
  /** As the asker names it. */
  id: string;
  articleId: string;
  title: string;
  sourceId: string;
  because: string;
}

export interface KnownArticles {
  found: KnownArticle[];
  /** How many recent articles were looked at for copies. */
  compared: number;
}

const mostArticles = 100;
/** A part of what the worker holds in its memory, so that a question costs a second at most. */
const window = { ms: 3 * 24 * 3_600_000, articles: 5_000 };

const args = z.strictObject({
  articles: z
    .array(
      z.strictObject({
        id: z.string(),
        keys: z.array(z.strictObject({ kind: z.enum(['guid', 'url', 'content']), key: z.string() })).max(20),
        /** As `encodePrint` writes it, in base64. */
        print: z.string(),
      }),
    )
    .max(mostArticles),
});

type Asked = z.output<typeof args>['articles'][number];
type Window = { grouper: Grouper; known: Map<string, { title: string; source: string }> };

const sameness: Record<IdentityKey['kind'], string> = {
  guid: 'its source announced it under the same guid',
  url: 'it has the same address',
  content: 'it has the same words',
};

const strongestFirst = ['url', 'guid', 'content'] as const;

async function findSame({ store }: Context, articles: readonly Asked[]): Promise<KnownArticle[]> {
  const owners = await store.histories.findOwners(articles.flatMap(({ keys }) => keys));
  return articles.flatMap(({ id, keys }) => {
    const owner = strongestFirst
      .flatMap((kind) => keys.filter((one) => one.kind === kind))
      .flatMap(({ kind, key }) => owners.find((one) => one.kind === kind && one.key === key) ?? [])[0];
    if (!owner) return [];
    const { articleId, title, sourceId, kind } = owner;
    return [{ id, articleId, title, sourceId, because: sameness[kind] }];
  });
}

async function openWindow({ store, now }: Context): Promise<Window> {
  const grouper = createGrouper({ level: 'near', maxArticles: window.articles + mostArticles });
  const known: Window['known'] = new Map();
  for await (const stored of store.prints.load(new Date(now().getTime() - window.ms), window.articles)) {
    for (const { articleId, print: bytes } of stored) {
      const print = decodePrint(bytes);
      if (!print) continue;
      grouper.restore(print, { story: articleId, kind: 'new', because: '' });
      known.set(articleId, print);
    }
  }
  return { grouper, known };
}

/** Copies among the asked ones themselves are the asker's to find. */
function findCopy({ grouper, known }: Window, { id, print: text }: Asked): KnownArticle[] {
  const print = decodePrint(Buffer.from(text, 'base64'));
  const { copyOf: articleId = '', because = '' } = print
    ? grouper.addPrint({ ...print, id: `asked ${id}` })
    : {};
  const original = known.get(articleId);
  return original ? [{ id, articleId, title: original.title, sourceId: original.source, because }] : [];
}

export const findKnown = operation({
  args,
  async answer(context: Context, { articles }): Promise<KnownArticles> {
    const same = await findSame(context, articles);
    const others = articles.filter(({ id }) => !same.some((one) => one.id === id));
    if (others.length === 0) return { found: same, compared: 0 };
    const opened = await openWindow(context);
    const copies = others.flatMap((one) => findCopy(opened, one));
    return { found: [...same, ...copies], compared: opened.known.size };
  },
});
