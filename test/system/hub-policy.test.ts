import { expect, test } from 'vitest';
import { createHubPolicy } from '../../src/system/hub-policy.js';

const hub = 'https://hub.example/';

test('asks any hub to call back a public site', () => {
  for (const site of [
    'https://news.example.org',
    'http://news.example.org:8080/feeds',
    'https://93.184.215.14',
  ])
    expect(createHubPolicy(site, [])(hub)).toBe(true);
});

test('asks no hub where no site is configured, or one that only its own network sees', () => {
  expect(createHubPolicy(undefined, ['hub.example'])(hub)).toBe(false);
  const hidden = ['localhost:8080', '127.0.0.1', '[::1]', '10.0.0.7', 'nas', 'nas.local', 'news.internal.'];
  for (const host of hidden) expect(createHubPolicy(`http://${host}`, [])(hub)).toBe(false);
});

test('asks a hub that the operator allows, on the same network', () => {
  const mayAsk = createHubPolicy('http://127.0.0.1:8080', ['127.0.0.1:9000']);
  expect(mayAsk('http://127.0.0.1:9000/hub')).toBe(true);
  expect(mayAsk('http://127.0.0.1:9001/hub')).toBe(false);
});
