import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CodedError } from '../../src/errors.js';
import { type Answerer, answerAt, askAt } from '../../src/system/control-socket.js';

let dataDir: string;
let open: { close(): Promise<void> }[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'winnow-socket-'));
  open = [];
});

afterEach(async () => {
  for (const answering of open) await answering.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function answering(answerer: Answerer, directory = dataDir): Promise<{ close(): Promise<void> }> {
  const it = await answerAt(directory, answerer);
  open.push(it);
  return it;
}

const echo: Answerer = async (request) => request;

describe('the socket of a running process', () => {
  test('carries a request, the progress of its work, and the answer', async () => {
    await answering(async ({ operation, args }, { progress }) => {
      progress({ done: 1 });
      progress({ done: 2 });
      return { operation, args };
    });
    const seen: object[] = [];
    const answered = await askAt(dataDir, { operation: 'add', args: { text: 'über\n' } }, (facts) =>
      seen.push(facts),
    );
    expect(seen).toEqual([{ done: 1 }, { done: 2 }]);
    expect(answered).toEqual({ answer: { operation: 'add', args: { text: 'über\n' } } });
  });

  test('hands a coded error on with its hint and exit code', async () => {
    await answering(async () => {
      throw new CodedError({
        code: 'no-such-source',
        message: 'there is none',
        hint: 'Add it.',
        exitCode: 66,
      });
    });
    await expect(askAt(dataDir, { operation: 'poll', args: {} })).rejects.toMatchObject({
      code: 'no-such-source',
      hint: 'Add it.',
      exitCode: 66,
    });
  });

  test('is open to this user alone', async () => {
    await answering(echo);
    expect(statSync(join(dataDir, 'winnow.sock')).mode & 0o777).toBe(0o600);
  });

  test('says that nobody listens where nobody does, and where a killed process left its socket', async () => {
    expect(await askAt(dataDir, { operation: 'status', args: {} })).toBeUndefined();
    writeFileSync(join(dataDir, 'winnow.sock'), '');
    expect(await askAt(dataDir, { operation: 'status', args: {} })).toBeUndefined();
  });

  test('replaces what a killed process left, and leaves nothing behind', async () => {
    writeFileSync(join(dataDir, 'winnow.sock'), '');
    const it = await answering(echo);
    expect(await askAt(dataDir, { operation: 'status', args: {} })).toBeDefined();
    await it.close();
    expect(existsSync(join(dataDir, 'winnow.sock'))).toBe(false);
  });

  test('works in a directory whose path is longer than a socket may have', async () => {
    const deep = join(dataDir, 'd'.repeat(100), 'e'.repeat(100));
    mkdirSync(deep, { recursive: true });
    const it = await answering(echo, deep);
    expect(await askAt(deep, { operation: 'status', args: {} })).toBeDefined();
    await it.close();
    expect(lstatSync(join(deep, 'winnow.sock'), { throwIfNoEntry: false })).toBeUndefined();
  });

  test('tells the work that the asker is gone', async () => {
    let told: (() => void) | undefined;
    const wasTold = new Promise<void>((resolve) => (told = resolve));
    await answering(async (_request, { signal }) => {
      signal.addEventListener('abort', () => told?.());
      await wasTold;
      return {};
    });
    const socket = createConnection(join(dataDir, 'winnow.sock'));
    socket.write('{"operation":"run","args":{}}\n');
    setTimeout(() => socket.destroy(), 100);
    await wasTold;
  });

  test('fails the asker when the process ends in the middle of its work', async () => {
    const it = await answering(() => new Promise(() => undefined));
    const asked = expect(askAt(dataDir, { operation: 'run', args: {} })).rejects.toMatchObject({
      code: 'connection-lost',
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await it.close();
    await asked;
  });

  test('answers nonsense with an error and goes on', async () => {
    await answering(echo);
    const socket = createConnection(join(dataDir, 'winnow.sock'));
    socket.write('GET / HTTP/1.1\n');
    const text = await new Promise((resolve) => socket.once('data', (chunk) => resolve(String(chunk))));
    expect(text).toContain('"error"');
    expect(await askAt(dataDir, { operation: 'status', args: {} })).toBeDefined();
  });
});
