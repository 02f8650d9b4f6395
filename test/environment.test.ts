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
    });
  });

  test('counts an empty variable as not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '', LOG_LEVEL: '' })).toEqual(readEnvironment({}));
  });

  test('names every wrong variable at once', () => {
    expect(() => readEnvironment({ PORT: 'http', LOG_LEVEL: 'loud' })).toThrow(/PORT[\s\S]*LOG_LEVEL/);
    expect(() => readEnvironment({ PORT: '65536' })).toThrow('PORT');
  });
});
