/** Loads and checks the configuration: every problem at once, each with its place and its fix. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { checkRequests } from './check-requests.js';
import { type ConfigText, readConfigText } from './config-file.js';
import { type Config, configJsonSchema, configSchema, type SourceConfig } from './config-schema.js';
import { isCronExpression } from './cron.js';
import { CodedError } from './errors.js';
import { compileTopics } from './label/compile-topics.js';
import type { ClassifierModel } from './label/train-classifier.js';
import { readModels } from './learned-models.js';
import { sourceIdOf } from './source-id.js';
import { fillRequest, fillSetting, type Variables } from './source-request.js';
import { closestName } from './text/closest-name.js';
import { addTopicFiles, readTopicFile } from './topic-files.js';
import type { ConfigProblem } from './vocabulary/config-problem.js';

/** The configuration with every source named. */
export interface ReadyConfig extends Config {
  sources: SourceConfig[];
  /** What was learned of topics with examples. */
  models: ReadonlyMap<string, ClassifierModel>;
}

export interface CheckedConfig {
  /** Absent when an error was found. */
  config?: ReadyConfig;
  problems: ConfigProblem[];
}

interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  enum?: unknown[];
}

type Path = (string | number)[];

/** The schema of one setting, found by its path. */
function settingAt(path: readonly PropertyKey[]): JsonSchema | undefined {
  let schema: JsonSchema | undefined = configJsonSchema() as JsonSchema;
  for (const step of path)
    schema = typeof step === 'number' ? schema?.items : schema?.properties?.[String(step)];
  return schema;
}

function unknownKeys(text: ConfigText, issue: z.core.$ZodIssueUnrecognizedKeys): ConfigProblem[] {
  const known = Object.keys(settingAt(issue.path)?.properties ?? {});
  return issue.keys.map((key) => {
    const meant = closestName(key, known);
    const fix = meant ? `Did you mean "${meant}"?` : `Remove it; the settings here are ${known.join(', ')}.`;
    return text.problemAt([...(issue.path as Path), key], `there is no setting "${key}" here`, fix);
  });
}

function sentence(message: string): string {
  return message
    .replace(/^Invalid input: expected (\S+), received undefined$/, 'is missing')
    .replace(/^Invalid input: expected (\S+), received (\S+)$/, 'must be a $1, but is a $2');
}

function problemsOf(text: ConfigText, issue: z.core.$ZodIssue): ConfigProblem[] {
  if (issue.code === 'unrecognized_keys') return unknownKeys(text, issue);
  const setting = settingAt(issue.path);
  const name = issue.path.length === 0 ? 'the file' : `"${String(issue.path.at(-1))}"`;
  const choices = setting?.enum
    ? ` One of ${setting.enum.map((value) => JSON.stringify(value)).join(', ')}.`
    : '';
  const fix = `${setting?.description ?? 'See the table of settings in the README.'}${choices}`;
  return [text.problemAt(issue.path as Path, `${name} ${sentence(issue.message)}`, fix)];
}

function named(config: Config, variables: Variables): ReadyConfig {
  const sources = config.sources.map((source) => ({
    ...source,
    id: source.id ?? sourceIdOf(source.url),
    request: fillRequest(source, variables).request,
  }));
  // A token that is missing must not make a private topic public: it is kept, and reported.
  const topics = config.topics.map((topic) =>
    topic.token === undefined
      ? topic
      : { ...topic, token: fillSetting(topic.token, variables) ?? topic.token },
  );
  return { ...config, sources, topics, models: new Map() };
}

interface Place {
  path: Path;
  value: string;
}

/** Each place whose value stood somewhere before. */
function repeated(places: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter(({ value }) => seen.size === seen.add(value).size);
}

function checkSources(text: ConfigText, config: ReadyConfig): ConfigProblem[] {
  const ids = config.sources.map(({ id }, index): Place => ({ path: ['sources', index, 'id'], value: id }));
  const urls = config.sources.map(
    ({ url }, index): Place => ({ path: ['sources', index, 'url'], value: url }),
  );
  const crons = config.sources.map(({ cron }, index) => ({ path: ['sources', index, 'cron'], value: cron }));
  return [
    ...repeated(ids).map(({ path, value }) =>
      text.problemAt(path, `two sources have the id "${value}"`, 'Give one of them another "id".'),
    ),
    ...repeated(urls).map(({ path, value }) =>
      text.problemAt(path, `two sources read ${value}`, 'Remove one of them.', 'warning'),
    ),
    ...crons
      .filter(({ value }) => value !== undefined && !isCronExpression(value))
      .map(({ path, value }) =>
        text.problemAt(
          path,
          `"${value}" is not a cron expression`,
          'Write five fields, for example "*/15 * * * *".',
        ),
      ),
  ];
}

/** Names in a list of a topic that stand for nothing. */
function checkNames(
  text: ConfigText,
  config: ReadyConfig,
  property: 'sources' | 'includes',
  known: readonly string[],
): ConfigProblem[] {
  const noun = property === 'sources' ? 'source' : 'topic';
  return config.topics.flatMap((topic, index) =>
    (topic[property] ?? []).flatMap((id, at) => {
      if (known.includes(id)) return [];
      const meant = closestName(id, known);
      const fix = meant ? `Did you mean "${meant}"?` : `The ${noun}s are ${known.join(', ') || 'none yet'}.`;
      return [text.problemAt(['topics', index, property, at], `there is no ${noun} "${id}"`, fix)];
    }),
  );
}

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
  return config.topics.flatMap(({ id, token }, index) => {
    if (token === undefined || /^[A-Za-z0-9_-]{16,128}$/.test(token)) return [];
    const message = `the token of "${id}" is not set, or is not 16 to 128 letters, digits, "_" or "-"`;
    const fix = 'Make one with: openssl rand -hex 16';
    return [text.problemAt(['topics', index, 'token'], message, fix)];
  });
}

/** An address leads to one topic only. */
function checkFormerIds(text: ConfigText, config: ReadyConfig): ConfigProblem[] {
  const current = new Set(config.topics.map(({ id }) => id));
  const former = config.topics.flatMap(({ formerly }, index) =>
    formerly.map((value, at): Place => ({ path: ['topics', index, 'formerly', at], value })),
  );
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

function checkTopics(text: ConfigText, config: ReadyConfig): ConfigProblem[] {
  const ids = config.topics.map(({ id }, index): Place => ({ path: ['topics', index, 'id'], value: id }));
  const sources = config.sources.map(({ id }) => id);
  return [
    ...repeated(ids).map(({ path, value }) =>
      text.problemAt(path, `two topics have the id "${value}"`, 'Give one of them another "id".'),
    ),
    ...checkFormerIds(text, config),
    ...checkTokens(text, config),
    ...checkOpenTopics(text, config),
    ...checkNames(text, config, 'sources', sources),
    ...checkNames(
      text,
      config,
      'includes',
      ids.map(({ value }) => value),
    ),
    ...checkExpressions(text, config, sources),
  ];
}

/** `also[1]` as steps of a JSON path. */
function stepsOf(property: string): Path {
  return [...property.matchAll(/[^[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
}

function checkExpressions(
  text: ConfigText,
  config: ReadyConfig,
  sources: readonly string[],
): ConfigProblem[] {
  const compiled = compileTopics(config.topics, { categoryAliases: config.categoryAliases, sources });
  const found = compiled.ok ? compiled.warnings : compiled.problems;
  return found.map((problem) => {
    const index = config.topics.findIndex(({ id }) => id === problem.topic);
    const severity = compiled.ok ? 'warning' : 'error';
    const message = `${problem.message} (at character ${problem.index + 1})`;
    const path = ['topics', index, ...stepsOf(problem.property ?? 'match')];
    return text.problemAt(path, message, problem.hint, severity);
  });
}

/** Checks a configuration text without its topic files; pure, so that editors and tests can call it on unsaved text. */
export function checkConfig(
  file: string,
  content: string,
  variables: Variables = process.env,
): CheckedConfig {
  return checkText(readConfigText(file, content), variables);
}

function checkText(text: ConfigText, variables: Variables): CheckedConfig {
  if (text.problems.length > 0) return { problems: text.problems };
  const parsed = configSchema.safeParse(text.value ?? {});
  if (!parsed.success) return { problems: parsed.error.issues.flatMap((issue) => problemsOf(text, issue)) };
  const config = named(parsed.data, variables);
  const problems = [
    ...checkSources(text, config),
    ...checkRequests(text, config.sources, variables),
    ...checkTopics(text, config),
  ];
  return problems.some(({ severity }) => severity === 'error') ? { problems } : { config, problems };
}

/** One problem as a line people can act on. */
export function showProblem(problem: ConfigProblem): string {
  const { file, line, column, path, severity, message, fix } = problem;
  return `${file}:${line}:${column} ${severity}: ${message} [${path}]\n    ${fix}`;
}

/** Throws `config-missing`. */
export function readConfigFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CodedError({
      code: 'config-missing',
      message: `the configuration ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`,
      hint: 'Name it with --config FILE, or start from the feeds.config.json that comes with the program.',
      exitCode: 78,
      cause: error,
    });
  }
}

/** The file with the topics of other files and what was learned beside it; throws `config-missing`. */
export function checkConfigFile(file: string): CheckedConfig {
  const text = addTopicFiles(readConfigText(file, readConfigFile(file)), readTopicFile);
  const checked = checkText(text, process.env);
  if (!checked.config) return checked;
  const { topics } = checked.config;
  const { models, problems } = readModels(file, topics);
  const warnings = problems.map(({ topic, message, fix }) => {
    const path = ['topics', topics.findIndex(({ id }) => id === topic), 'examples'];
    return text.problemAt(path, message, fix, 'warning');
  });
  return { config: { ...checked.config, models }, problems: [...checked.problems, ...warnings] };
}

/** Reads the file or throws `config-missing`; checks it or throws `config-invalid` with every problem. */
export function loadConfig(file: string): { config: ReadyConfig; warnings: ConfigProblem[] } {
  const { config, problems } = checkConfigFile(file);
  if (config) return { config, warnings: problems };
  const errors = problems.filter(({ severity }) => severity === 'error');
  throw new CodedError({
    code: 'config-invalid',
    message: `${errors.length} ${errors.length === 1 ? 'problem' : 'problems'} in ${file}\n${problems.map(showProblem).join('\n')}`,
    exitCode: 78,
  });
}
