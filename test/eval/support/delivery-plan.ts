/** What many workers deliver at once: articles that arrive several times, under several guids and addresses. */
import { identityKeys } from '../../../src/group/identity-keys.js';
import type { IdentityKey } from '../../../src/vocabulary/identity.js';
import { Random } from './random.js';

export interface Delivery {
  sourceId: string;
  /** Key of the entry within its source. */
  key: string;
  url: string;
  text: string;
  keys: IdentityKey[];
}

export const SOURCES = 20;
const BATCH = 50;

function textOf(event: number): string {
  const words = Array.from({ length: 24 }, (_, at) => `word${event}x${at}`);
  return `${words.join(' ')}.`;
}

/** One in three shares words with another source's, one in eight an address, one in twelve bridges two of them. */
function deliveryOf(random: Random, number: number): Delivery {
  const sourceId = `source-${random.between(0, SOURCES - 1)}`;
  const older = () => random.between(Math.max(0, number - 400), number);
  const event = random.next() < 0.33 ? older() : number;
  const page = random.next() < 0.125 ? older() : number;
  const url = `https://${sourceId}.test/${page}`;
  const alternateUrls = random.next() < 0.08 ? [`https://source-1.test/${older()}`] : [];
  const guid = `guid-${number}`;
  const text = textOf(event);
  return { sourceId, key: guid, url, text, keys: identityKeys({ sourceId, guid, url, alternateUrls, text }) };
}

/** The same batches for the same seed; every fifth delivery is repeated in a later batch. */
export function planDeliveries(entries: number, seed = 7): Delivery[][] {
  const random = new Random(seed);
  const batches: Delivery[][] = [];
  let batch: Delivery[] = [];
  const repeated: Delivery[] = [];
  for (let number = 0; number < entries; number++) {
    const isRepeat = repeated.length > 0 && random.next() < 0.2;
    const delivery = isRepeat ? random.pick(repeated) : deliveryOf(random, number);
    if (!isRepeat) repeated.push(delivery);
    if (repeated.length > 500) repeated.shift();
    batch.push(delivery);
    if (batch.length === BATCH || number === entries - 1) {
      batches.push(batch);
      batch = [];
    }
  }
  return batches;
}
