/** Checks what the configuration says of its topics: names, tokens, rules, and whether anything can reach them. */

import type { ConfigText } from '../config-file.js';
import type { ReadyConfig } from '../config-schema.js';
import { compileTopics } from '../label/compile-topics.js';
import type { ConfigProblem } from '../vocabulary/config-problem.js';
import { checkNames, type Place, repeated } from './check-names.js';
import { tellExpressions } from './tell-expressions.js';

const rules = ['match', 'also', 'categories', 'includes', 'examples', 'sources', 'languages'] as const;

function checkOpenTopics(text: ConfigText, config: ReadyConfig): ConfigProblem[] {
  return config.topics.flatMap((topic, index) => {
    if (rules.some((rule) => topic[rule] !== undefined)) return [];
    const fix = `Give it one of ${rules.map((rule) => `"${rule}"`).join(', ')}.`;
    return [text.problemAt(['topics', index], `the topic "${topic.id}" takes every article`, fix, 'warning')];
  });
}

/** After variables were filled in. */
function checkTokens(text: ConfigText, config: ReadyConfig): ConfigProblem[] {
  return config.topics.flatMap(({ id, token, formerTokens }, index) => {
    if (token === undefined && formerTokens.length > 0) {
      const open = `the topic "${id}" has former tokens but no token, so that everybody may read it`;
      return [text.problemAt(['topics', index, 'formerTokens'], open, 'Give it a "token", or remove them.')];
    }
    if (token === undefined || [token, ...formerTokens].every((one) => /^[A-Za-z0-9_-]{16,128}$/.test(one)))
      return [];
    const message = `a token of "${id}" is not set, or is not 16 to 128 letters, digits, "_" or "-"`;
    const fix = 'Make one with: openssl rand -hex 16';
    return [text.problemAt(['topics', index, 'token'], message, fix)];
  });
}

/** An address leads to one topic only. */
function checkFormerIds(text: ConfigText, config: ReadyConfig): ConfigProblem[] {
  const current = new Set(config.topics.map(({ id }) => id));
  const former = placesIn(config, 'formerly');
  return [
    ...former
      .filter(({ value }) => current.has(value))
      .map(({ path, value }) =>
        text.problemAt(path, `there is a topic "${value}" now`, 'Remove it from "formerly".'),
      ),
    ...repeated(former).map(({ path, value }) =>
      text.problemAt(path, `"${value}" is named as a former id twice`, 'Remove it here.'),
    ),
  ];
}

function placesIn(config: ReadyConfig, property: 'sources' | 'formerly'): Place[] {
  return config.topics.flatMap((topic, index) =>
    (topic[property] ?? []).map((value, at) => ({ path: ['topics', index, property, at], value })),
  );
}

/** A limit that no article can keep. */
function checkReach(text: ConfigText, config: ReadyConfig): ConfigProblem[] {
  const paused = new Set(config.sources.filter(({ enabled }) => !enabled).map(({ id }) => id));
  return config.topics.flatMap(({ id, sources = [], includes = [] }, index) => {
    const warn = (property: string, message: string, fix: string) =>
      text.problemAt(['topics', index, property], message, fix, 'warning');
    if (includes.includes(id))
      return [warn('includes', `the topic "${id}" includes itself`, 'Remove it from "includes".')];
    if (sources.length === 0 || !sources.every((source) => paused.has(source))) return [];
    const fix = 'Set "enabled" to true in one of them, or name another source.';
    return [warn('sources', `nothing new can reach the topic "${id}": its sources are paused`, fix)];
  });
}

function checkExpressions(text: ConfigText, config: ReadyConfig): ConfigProblem[] {
  const sources = config.sources.map(({ id }) => id);
  const compiled = compileTopics(config.topics, { categoryAliases: config.categoryAliases, sources });
  return tellExpressions(text, config.topics, compiled);
}

export function checkTopics(text: ConfigText, config: ReadyConfig): ConfigProblem[] {
  const ids = config.topics.map(({ id }, index): Place => ({ path: ['topics', index, 'id'], value: id }));
  const sources = config.sources.map(({ id }) => id);
  return [
    ...repeated(ids).map(({ path, value }) =>
      text.problemAt(path, `two topics have the id "${value}"`, 'Give one of them another "id".'),
    ),
    ...checkFormerIds(text, config),
    ...checkTokens(text, config),
    ...checkOpenTopics(text, config),
    ...checkReach(text, config),
    ...checkNames(text, placesIn(config, 'sources'), sources),
    ...checkExpressions(text, config),
  ];
}
