/** Decisions on robots.txt against the public conformance cases. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isAllowed } from '../../src/collect/robots.js';
import { corpusPath, expectAboveFloors } from '../support/corpus.js';

interface Case {
  file: string;
  robotstxt: string;
  url: string;
  useragent: string[];
  expected: 'ALLOWED' | 'DISALLOWED';
}

const path = corpusPath('robots', 'cases.json');

test.skipIf(path === undefined)(
  'robots.txt decisions agree with the conformance cases (skipped: no corpora)',
  () => {
    const cases = JSON.parse(readFileSync(path ?? '', 'utf8')) as Case[];
    const wrong = cases.filter(
      ({ robotstxt, url, useragent, expected }) =>
        isAllowed(robotstxt, url, useragent) !== (expected === 'ALLOWED'),
    );
    for (const { file, url } of wrong) process.stdout.write(`wrong: ${file} ${url}\n`);
    expectAboveFloors('robots', { agreement: 1 - wrong.length / cases.length });
    expect(cases.length).toBeGreaterThan(0);
  },
);
