import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { events } from '../../src/events.js';
import { countEvents } from '../../src/system/count-events.js';
import { metricList } from '../../src/system/metric-list.js';
import { createMetrics } from '../../src/system/metrics.js';
import { quiet } from '../support/engines.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the metrics', () => {
  test('are read off the events of the log', async () => {
    const metrics = createMetrics();
    const log = countEvents(quiet, metrics);
    log.info({ event: 'poll', outcome: 'read', lagMs: 2_500, new: 3, changed: 0 }, 'read');
    log.warn({ event: 'poll', outcome: 'timeout', lagMs: -5 }, 'failed');
    log.debug({ event: 'response', kind: 'feed', status: 304, bytes: 0, ms: 1.5 }, 'answered');
    log.info({ event: 'extraction', articles: 2, removed: 7, verdicts: { full: 1, empty: 1 } }, 'extracted');
    const { text } = await metrics.read();
    expect(text).toContain('winnow_polls_total{outcome="read"} 1');
    expect(text).toContain('winnow_polls_total{outcome="timeout"} 1');
    expect(text).toContain('winnow_entries_total{kind="new"} 3');
    expect(text).toContain('winnow_poll_lag_seconds_sum 2.5');
    expect(text).toContain('winnow_responses_total{kind="feed",status="304"} 1');
    expect(text).toContain('winnow_removals_total 7');
    expect(text).toContain('winnow_extractions_total{verdict="empty"} 1');
  });

  test('are read even where one cannot be measured', async () => {
    const metrics = createMetrics();
    metrics.measure(async () => Promise.reject(new Error('the database is away')));
    metrics.measure(async (set) => set('winnow_overdue_seconds', 12));
    expect((await metrics.read()).text).toContain('winnow_overdue_seconds 12');
  });

  test('forget what is no longer there', async () => {
    const metrics = createMetrics();
    let stage = 'extract';
    metrics.measure(async (set) => set('winnow_waiting_entries', 5, { stage }));
    await metrics.read();
    stage = 'group';
    expect((await metrics.read()).text).not.toContain('stage="extract"');
  });

  test('are named and explained as Prometheus wants it', () => {
    for (const [name, { type, help }] of Object.entries(metricList)) {
      expect(name).toMatch(type === 'counter' ? /_total$/ : /^(?!.*_total$)/);
      expect(help).toMatch(/\.$/);
    }
  });
});

describe('the events', () => {
  test('have names that are all declared, and every declared one is told somewhere', () => {
    const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const told = files
      .map((file) => readFileSync(`${root}src/${file}`, 'utf8'))
      .flatMap((text) => [...text.matchAll(/\bevent: '([a-z-]+)'(?:,| \})/g)].map(([, name = '']) => name));
    expect(new Set(told)).toEqual(new Set(Object.keys(events)));
  });
});
