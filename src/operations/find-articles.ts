/** Titles and texts of stored articles: those at given addresses, or a page of the latest. */
import { z } from 'zod';
import type { Context } from '../context.js';
import { operation } from './operation.js';

export interface FoundArticles {
  articles: { id: string; publishedAt: string; title: string; text: string }[];
}

const mostKeys = 1_000;
const mostArticles = 200;

export const findArticles = operation({
  args: z.union([
    z.strictObject({ urlKeys: z.array(z.string()).max(mostKeys) }),
    z.strictObject({
      since: z.iso.datetime(),
      limit: z.int().min(1).max(mostArticles),
      after: z.strictObject({ id: z.string(), publishedAt: z.iso.datetime() }).optional(),
    }),
  ]),
  async answer({ store }: Context, args): Promise<FoundArticles> {
    const found =
      'urlKeys' in args
        ? await store.samples.findByUrlKeys(args.urlKeys)
        : await store.samples.listRecent(
            new Date(args.since),
            args.limit,
            args.after && { id: args.after.id, publishedAt: new Date(args.after.publishedAt) },
          );
    const articles = found.map(({ id, publishedAt, title, text }) => ({
      id,
      publishedAt: publishedAt.toISOString(),
      title,
      text,
    }));
    return { articles };
  },
});
