/** What the configuration says to each stage about one source, with the defaults filled in. */

import type { CollectSettings } from './collect/collect.js';
import type { ReadyConfig } from './config.js';
import type { SourceConfig } from './config-schema.js';
import { nextCronInstant } from './cron.js';
import type { ExtractSettings } from './extract/extract.js';
import type { ExtractionOptions } from './ports.js';

function cronAt(source: SourceConfig): Date | undefined {
  return source.cron === undefined ? undefined : nextCronInstant(source.cron);
}

export function collectSettings(config: ReadyConfig, source: SourceConfig): CollectSettings {
  const { minInterval, maxInterval, firstItems } = config.defaults;
  const at = cronAt(source);
  const { request, type, select, paths, language } = source;
  return {
    ...request,
    type,
    ...(select === undefined ? {} : { select }),
    ...(paths === undefined ? {} : { paths }),
    ...(language === undefined ? {} : { language }),
    plan: {
      floorMs: minInterval,
      ceilingMs: Math.max(minInterval, maxInterval),
      ...(source.interval === undefined ? {} : { fixedMs: source.interval }),
      ...(at === undefined ? {} : { cronAt: at }),
    },
    firstItems,
  };
}

/** A source adds to the lists of the defaults and takes the place of their single values. */
export function extractSettings(config: ReadyConfig, source: SourceConfig | undefined): ExtractSettings {
  const { defaults } = config;
  const content = source?.article ?? defaults.article;
  const options: ExtractionOptions = {
    strip: [...(defaults.strip ?? []), ...(source?.strip ?? [])],
    markers: [...(defaults.markers ?? []), ...(source?.markers ?? [])],
    rules: { ...defaults.rules, ...source?.rules },
    ...(content === undefined ? {} : { content }),
    ...(source?.language === undefined ? {} : { language: source.language }),
  };
  const related = source?.related ?? defaults.related;
  return {
    fullText: source?.fullText ?? defaults.fullText ?? 'auto',
    options,
    ...(related?.pull ? { pull: related.max } : {}),
    ...(source ? { signed: source.request } : {}),
  };
}
