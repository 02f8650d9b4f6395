/** A document as readers get it now, read in two steps between which it may change. */
import type { Renderings } from './store-ports.js';

export interface WholeRendering {
  body: Buffer;
  mediaType: string;
}

const tries = 3;

/** Undefined where there is no such document; one that changed meanwhile is read again. */
export async function findWholeRendering(
  renderings: Pick<Renderings, 'findBody' | 'findFacts'>,
  path: string,
): Promise<WholeRendering | undefined> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const facts = await renderings.findFacts(path);
    if (!facts) return undefined;
    const body = await renderings.findBody(path, 'identity', facts.etag);
    if (body) return { body, mediaType: facts.mediaType };
  }
  return undefined;
}
