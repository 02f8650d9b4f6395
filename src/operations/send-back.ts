/** Gives entries that were set aside another try. */
import { z } from 'zod';
import type { Context } from '../context.js';
import { passEntries } from '../pipeline.js';
import { operation } from './operation.js';

export interface SentBack {
  /** How many go through their stage again. */
  entries: number;
  /** Ids that were asked for and are not set aside. */
  unknown: string[];
}

const mostEntries = 10_000;
const stages = ['extract', 'group', 'label'] as const;

export const sendBack = operation({
  args: z.strictObject({
    ids: z
      .array(z.string().regex(/^\d{1,18}$/))
      .max(mostEntries)
      .optional(),
  }),
  async answer({ store, queue, now }: Context, { ids }): Promise<SentBack> {
    const setAside = await store.entries.listSetAside(mostEntries);
    const asked = ids && new Set(ids);
    const chosen = setAside.filter(({ id }) => !asked || asked.has(id));
    const at = now();
    if (chosen.length > 0)
      await store.entries.sendBack(
        at,
        chosen.map(({ id }) => id),
      );
    for (const stage of stages) {
      const ofStage = chosen.filter((entry) => entry.stage === stage).map(({ id }) => id);
      if (ofStage.length > 0) await passEntries(queue, stage, ofStage, `again-${at.getTime()}`);
    }
    const known = new Set(chosen.map(({ id }) => id));
    return { entries: chosen.length, unknown: (ids ?? []).filter((id) => !known.has(id)) };
  },
});
