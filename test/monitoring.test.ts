/** Dashboard and alert rules use what the program declares, with the labels it has. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { metricList } from '../src/system/metric-list.js';

const read = (name: string) => readFileSync(new URL(`../monitoring/${name}`, import.meta.url), 'utf8');

interface Rule {
  alert: string;
  expr: string;
  annotations: { summary: string; action: string };
}

const { groups } = parse(read('alerts.yml')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(read('grafana-dashboard.json')) as {
  panels: { title: string; targets: { expr: string }[] }[];
};
const shown = dashboard.panels.flatMap(({ title, targets }) =>
  targets.map(({ expr }) => [title, expr] as const),
);
/** Labels by the names that a query may use. */
const known = new Map<string, readonly string[]>();
for (const [name, { type, labels }] of Object.entries(metricList)) {
  if (type !== 'histogram') known.set(name, labels);
  else for (const end of ['_bucket', '_sum', '_count']) known.set(name + end, [...labels, 'le']);
}

describe.each([...rules.map(({ alert, expr }) => [alert, expr] as const), ...shown])('%s', (_name, expr) => {
  test('uses metrics and labels that are declared', () => {
    const used = [...expr.matchAll(/winnow_\w+/g)].map(([name]) => name);
    expect(used.length).toBeGreaterThan(0);
    for (const name of used) expect(known.has(name), name).toBe(true);
    const labels = new Set(used.flatMap((name) => known.get(name) ?? []));
    const asked = [
      ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/)),
      ...[...expr.matchAll(/(\w+)(?:=~|!=|=)"/g)].map(([, label = '']) => label),
    ];
    for (const label of asked) expect([...labels], `${label} of ${used.join()}`).toContain(label);
  });
});

test('every metric is on the dashboard', () => {
  const text = shown.map(([, expr]) => expr).join(' ');
  for (const name of Object.keys(metricList)) expect(text).toContain(name);
});

test('every alert says what it means and what to do', () => {
  for (const { annotations } of rules) {
    expect(annotations.summary).toMatch(/\.$/);
    expect(annotations.action).toMatch(/\.$/);
  }
});
