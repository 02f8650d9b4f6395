import { expect, test } from 'vitest';
import { checkConfig } from '../src/config.js';
import { collectSettings, extractSettings } from '../src/settings-of.js';

function settingsOf(source: object, defaults: object = {}) {
  const text = JSON.stringify({
    defaults,
    sources: [{ id: 'post', url: 'https://post.example/', ...source }],
  });
  const { config } = checkConfig('test', text, { KEY: 'hush' });
  const [first] = config?.sources ?? [];
  if (!config || !first) throw new Error('the configuration is wrong');
  return collectSettings(config, first);
}

test('asks with the secrets filled in, and names them', () => {
  expect(
    settingsOf({ url: `https://post.example/?k=\${KEY}`, headers: { 'x-key': `\${KEY}` } }),
  ).toMatchObject({
    url: 'https://post.example/?k=hush',
    headers: { 'x-key': 'hush' },
    secrets: ['hush', 'hush'],
  });
});

test('hands on how the source is read', () => {
  const select = { item: 'article' };
  expect(settingsOf({ type: 'html', select, language: 'de' })).toMatchObject({
    type: 'html',
    select,
    language: 'de',
  });
  expect(settingsOf({})).toMatchObject({ type: 'auto' });
});

test('plans polls between the limits of the defaults, by interval or by cron', () => {
  const { plan } = settingsOf({}, { minInterval: '5m', maxInterval: '2h' });
  expect(plan).toEqual({ floorMs: 300_000, ceilingMs: 7_200_000 });
  expect(settingsOf({ interval: '90s' }).plan.fixedMs).toBe(90_000);
  const at = settingsOf({ cron: '*/5 * * * *' }).plan.cronAt;
  expect(at?.getTime()).toBeGreaterThan(Date.now());
});

test('pulls related articles where the source or the defaults say so', () => {
  const pullOf = (source: object, defaults: object = {}) => {
    const sources = [{ id: 'post', url: 'https://post.example/', ...source }];
    const { config } = checkConfig('test', JSON.stringify({ defaults, sources }), {});
    return config && extractSettings(config, config.sources[0]).pull;
  };
  expect(pullOf({})).toBeUndefined();
  expect(pullOf({ related: { pull: true } })).toBe(5);
  expect(pullOf({}, { related: { pull: true, max: 2 } })).toBe(2);
  expect(pullOf({ related: { pull: false } }, { related: { pull: true } })).toBeUndefined();
});
