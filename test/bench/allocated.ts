/** How much memory a piece of work asks for, what is free again at once included: it is what the collector has to do. */
import type { HeapProfiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';

/** One in so many bytes is sampled: a run of a millisecond still gives hundreds of samples. */
const samplingInterval = 1_024;

function sizeOf({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number {
  return children.reduce((sum, child) => sum + sizeOf(child), selfSize);
}

/** Bytes of JavaScript objects and strings of one run; memory of typed arrays beside the heap is not seen. */
export async function allocatedBytes(work: () => unknown, runs: number): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.startSampling', {
      samplingInterval,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    for (let run = 0; run < runs; run++) await work();
    const { profile } = await session.post('HeapProfiler.stopSampling');
    return sizeOf(profile.head) / runs;
  } finally {
    session.disconnect();
  }
}
