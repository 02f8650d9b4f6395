/** Bodies are read and unpacked under one cap. */
import { Readable } from 'node:stream';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readBody } from '../../src/system/http-body.js';

const streamOf = (...chunks: Uint8Array[]) => Readable.from(chunks);

it('counts the cap to the byte, before and after unpacking', async () => {
  const bytes = Buffer.alloc(1000, 'x');
  expect(await readBody(streamOf(bytes), undefined, 1000)).toHaveLength(1000);
  await expect(readBody(streamOf(bytes), undefined, 999)).rejects.toMatchObject({ failure: 'too-large' });
  expect(await readBody(streamOf(gzipSync(bytes)), 'gzip', 1000)).toHaveLength(1000);
  await expect(readBody(streamOf(gzipSync(bytes)), 'gzip', 999)).rejects.toMatchObject({
    failure: 'too-large',
  });
});

it('gives back what was packed, however it was packed and cut into chunks', async () => {
  const packers = {
    gzip: gzipSync,
    deflate: deflateSync,
    br: brotliCompressSync,
    'Deflate ': deflateRawSync,
  };
  const coding = fc.constantFrom(...(Object.keys(packers) as (keyof typeof packers)[]));
  await fc.assert(
    fc.asyncProperty(
      fc.lorem({ maxCount: 200 }),
      coding,
      fc.integer({ min: 1, max: 50 }),
      async (text, name, size) => {
        const packed = packers[name](text);
        const chunks = Array.from({ length: Math.ceil(packed.length / size) }, (_, index) =>
          packed.subarray(index * size, (index + 1) * size),
        );
        expect(Buffer.from(await readBody(streamOf(...chunks), name, 100_000)).toString()).toBe(text);
      },
    ),
    { numRuns: 50 },
  );
});

it('reports data that is not what it is declared to be', async () => {
  const broken = Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(50, 0xff)]);
  for (const coding of ['gzip', 'br', 'deflate']) {
    await expect(readBody(streamOf(broken), coding, 1000), coding).rejects.toMatchObject({
      failure: 'bad-encoding',
    });
  }
});

it('refuses a stack of codings, and reads an empty body of any coding', async () => {
  await expect(readBody(streamOf(), 'gzip, gzip, gzip, gzip', 10)).rejects.toMatchObject({
    failure: 'bad-encoding',
  });
  expect(await readBody(streamOf(), 'br', 10)).toHaveLength(0);
});

it('takes markup as it is when the coding was declared and not applied', async () => {
  const feed = Buffer.from('\ufeff\n<?xml version="1.0"?><rss version="2.0"><channel/></rss>');
  for (const coding of ['gzip', 'br', 'deflate']) {
    expect(Buffer.from(await readBody(streamOf(feed), coding, 1000)), coding).toEqual(feed);
  }
});
