import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../src/config.js';
import { buildDemoConfig, changingSources, shownTopic } from '../../src/demo/demo-config.js';

const text = JSON.stringify(buildDemoConfig({ url: 'http://127.0.0.1:9999', port: 9999 }));

describe('buildDemoConfig', () => {
  test('is a configuration without a single problem', () => {
    expect(checkConfig('demo', text).problems).toEqual([]);
  });

  test('allows the publishers and no other private host', () => {
    expect(checkConfig('demo', text).config?.network.allow).toEqual(['127.0.0.1:9999']);
  });

  test('has the topic that is shown and the sources that change', () => {
    const { config } = checkConfig('demo', text);
    expect(config?.topics.map(({ id }) => id)).toContain(shownTopic);
    expect(config?.sources.map(({ id }) => id)).toEqual(expect.arrayContaining([...changingSources]));
  });
});
