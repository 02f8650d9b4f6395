/** Names are looked up at real name servers on 127.0.0.1, good and bad ones. */
import type { LookupAddress } from 'node:dns';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNameLookup } from '../../src/system/name-lookup.js';
import { manners, type NameServer, startNameServer } from '../support/name-server.js';
import { type Folder, makeFolder } from '../support/program.js';

let server: NameServer;
let folder: Folder;
let hostsFile: string;

beforeAll(async () => {
  folder = makeFolder();
  hostsFile = join(folder.root, 'hosts');
  writeFileSync(hostsFile, '127.0.0.1 localhost # ours.example\n');
  server = await startNameServer((name) => {
    if (name.endsWith('good.example')) return '192.0.2.7';
    return manners.find((manner) => name.endsWith(`${manner}.example`));
  });
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

function look(name: string, all = true): Promise<string | LookupAddress[]> {
  const lookup = createNameLookup({ servers: [server.address], hostsFile, firstTryMs: 200 });
  return new Promise((resolve, reject) =>
    lookup(name, { all }, (error, found) => (error ? reject(error) : resolve(found))),
  );
}

const codeOf = (name: string) => look(name).then(String, (error: NodeJS.ErrnoException) => error.code);

test('a name has the addresses that its server tells, all of them or the first, as asked', async () => {
  expect(await look('good.example')).toEqual([{ address: '192.0.2.7', family: 4 }]);
  expect(await look('good.example', false)).toBe('192.0.2.7');
});

test('names whose servers hang, drip or reset do not hold up any other', async () => {
  const bad = Array.from({ length: 30 }, (_, index) =>
    codeOf(`n${index}.${manners[index % 3] ?? 'hangs'}.example`),
  );
  await sleep(50);
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: 10 }, (_, index) => look(`n${index}.good.example`)));
  expect(performance.now() - startedAt).toBeLessThan(500);
  const codes = new Set(await Promise.all(bad));
  expect([...codes].filter((code) => !/^E(?:TIMEOUT|NOTFOUND|AI_AGAIN)$/.test(String(code)))).toEqual([]);
});

describe('a server that', () => {
  test.each([
    ['hangs', 'ETIMEOUT'],
    ['drips', 'ETIMEOUT'],
    ['fails', 'ESERVFAIL'],
    ['sends-garbage', 'EBADRESP'],
  ])('%s is told as %s', async (manner, code) => {
    expect(await codeOf(`${manner}.example`)).toBe(code);
  });
});

test('the system is asked for names of the hosts file, names without a dot, and names that are not in the DNS', async () => {
  expect(await look('localhost')).toContainEqual(expect.objectContaining({ address: '127.0.0.1' }));
  await codeOf('any.localhost');
  expect(server.asked.filter((name) => name.includes('localhost'))).toEqual([]);
  writeFileSync(hostsFile, '192.0.2.9 elsewhere.example Good.Example # other.example\n');
  expect(await codeOf('good.example')).not.toContain('192.0.2.7');
  expect(await look('other.good.example')).toHaveLength(1);
  expect(await codeOf('none.example')).toMatch(/^(?:ENOTFOUND|EAI_AGAIN)$/);
  expect(server.asked).toContain('none.example');
});
