import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../src/environment.js';

describe('the environment', () => {
  test('has a default for everything', () => {
    expect(readEnvironment({})).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataDir: './data',
      logLevel: 'info',
      redisPrefix: 'winnow',
      concurrency: { collect: 32, extract: 4 },
      drainMs: 0,
      traces: false,
    });
  });

  test('counts an empty variable as not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '', LOG_LEVEL: '' })).toEqual(readEnvironment({}));
  });

  test('names every wrong variable at once', () => {
    expect(() => readEnvironment({ PORT: 'http', LOG_LEVEL: 'loud' })).toThrow(/PORT[\s\S]*LOG_LEVEL/);
    expect(() => readEnvironment({ PORT: '65536' })).toThrow('PORT');
  });

  test('takes secrets from files, as containers hand them over', () => {
    const folder = mkdtempSync(join(tmpdir(), 'winnow-secrets-'));
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const { databaseUrl, operatorToken } = readEnvironment({
      DATABASE_URL: 'postgres://winnow@postgres:5432/winnow',
      DATABASE_PASSWORD_FILE: file('password', 'p@ss word/\n'),
      OPERATOR_TOKEN_FILE: file('token', 'a-long-operator-token\n'),
    });
    expect(databaseUrl).toBe('postgres://winnow:p%40ss%20word%2F@postgres:5432/winnow');
    expect(operatorToken).toBe('a-long-operator-token');
    expect(() => readEnvironment({ REDIS_URL_FILE: join(folder, 'nowhere') })).toThrow(
      /REDIS_URL_FILE.*ENOENT/,
    );
    rmSync(folder, { recursive: true });
  });

  test('refuses an operator token that can be guessed, without repeating it', () => {
    const read = () => readEnvironment({ OPERATOR_TOKEN: 'secret' });
    expect(read).toThrow(/OPERATOR_TOKEN: needs at least 12/);
    expect(read).not.toThrow(/secret/);
  });
});
