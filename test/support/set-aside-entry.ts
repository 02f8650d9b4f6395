/** An entry that was set aside, as the store lists it. */
import type { SetAsideEntry } from '../../src/vocabulary/entry.js';

export const setAsideEntry: SetAsideEntry = {
  id: '1204',
  sourceId: 'paper',
  title: 'A <bad> day',
  url: 'https://paper.example/1',
  stage: 'group',
  reason: 'out of memory',
  at: new Date('2026-05-02T12:00:00Z'),
};
