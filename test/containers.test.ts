import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { roles } from '../src/roles.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const compose = readFileSync(`${root}docker-compose.yml`, 'utf8');
const dockerfile = readFileSync(`${root}Dockerfile`, 'utf8');

function entriesIn(text: string): string[] {
  return [...text.matchAll(/dist\/workers\/([a-z]+)\.js/g)].map(([, name]) => name ?? '').toSorted();
}

describe('the containers', () => {
  test('start every role once, each by its own entry', () => {
    expect(entriesIn(compose)).toEqual([...roles].toSorted());
    const entries = readdirSync(`${root}workers`).map((file) => file.replace(/\.ts$/, ''));
    expect(entries.toSorted()).toEqual(['all', ...roles].toSorted());
  });

  test('start everything where one container is all there is', () => {
    expect(entriesIn(dockerfile)).toEqual(['all']);
  });

  test('run as a user without rights, and take their password from outside', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(compose).not.toMatch(/PASSWORD: (?!\$\{)/);
  });
});
