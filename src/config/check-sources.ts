/** Checks what the configuration says of its sources together, and of when they are asked. */

import type { ConfigText } from '../config-file.js';
import type { ReadyConfig } from '../config-schema.js';
import { isCronExpression } from '../cron.js';
import type { ConfigProblem } from '../vocabulary/config-problem.js';
import { addressKey } from './address-key.js';
import { type Place, repeated } from './check-names.js';
import { isPrivateHost } from './private-host.js';

function checkDoubles(text: ConfigText, { sources }: ReadyConfig): ConfigProblem[] {
  const ids = sources.map(({ id }, index): Place => ({ path: ['sources', index, 'id'], value: id }));
  const readers = sources.map(({ url, select, paths }) => addressKey(url) + JSON.stringify([select, paths]));
  const first = new Map(readers.map((reader, index) => [reader, index] as const).reverse());
  const ofOneAddress = readers.flatMap((reader, index) => {
    const other = first.get(reader);
    const { url = '', id } = sources[index] ?? {};
    if (other === undefined || other === index) return [];
    const message = `two sources read ${url}: "${sources[other]?.id}" and "${id}"`;
    return [text.problemAt(['sources', index, 'url'], message, 'Remove one of them.', 'warning')];
  });
  return [
    ...repeated(ids).map(({ path, value }) =>
      text.problemAt(path, `two sources have the id "${value}"`, 'Give one of them another "id".'),
    ),
    ...ofOneAddress,
  ];
}

function checkSchedule(text: ConfigText, { sources, defaults }: ReadyConfig): ConfigProblem[] {
  const problems = sources.flatMap(({ cron, interval }, index) => {
    if (cron === undefined) return [];
    const path = ['sources', index, 'cron'];
    if (!isCronExpression(cron)) {
      const fix = 'Write five fields, for example "*/15 * * * *" for every quarter of an hour.';
      return [text.problemAt(path, `"${cron}" is not a cron expression`, fix)];
    }
    if (interval === undefined) return [];
    const message = '"interval" has no effect beside "cron"';
    return [text.problemAt(['sources', index, 'interval'], message, 'Remove one of them.', 'warning')];
  });
  if (defaults.minInterval <= defaults.maxInterval) return problems;
  const message = '"minInterval" is longer than "maxInterval"';
  return [...problems, text.problemAt(['defaults', 'minInterval'], message, 'Exchange the two.', 'warning')];
}

function checkPrivateHosts(text: ConfigText, { sources, network }: ReadyConfig): ConfigProblem[] {
  return sources.flatMap(({ request }, index) => {
    const { hostname, host } = new URL(request.url);
    if (!isPrivateHost(hostname) || network.allow.some((one) => one === hostname || one === host)) return [];
    const message = `${host} is a private host, which is refused unless it is allowed`;
    const fix = `Add it: "network": { "allow": ["${host}"] }.`;
    return [text.problemAt(['sources', index, 'url'], message, fix, 'warning')];
  });
}

export function checkSources(text: ConfigText, config: ReadyConfig): ConfigProblem[] {
  const isIdle = config.sources.length === 0 && config.topics.length > 0;
  return [
    ...checkDoubles(text, config),
    ...checkSchedule(text, config),
    ...checkPrivateHosts(text, config),
    ...(isIdle
      ? [
          text.problemAt(
            ['topics'],
            'there is no source to fill the topics from',
            'Add one: winnow add URL.',
            'warning',
          ),
        ]
      : []),
  ];
}
