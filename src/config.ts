/** Loads and checks the configuration: every problem at once, each with its place and its fix. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { JSONPath } from 'jsonc-parser';
import { checkRequests } from './check-requests.js';
import { checkSelectors } from './config/check-selectors.js';
import { checkSources } from './config/check-sources.js';
import { checkTopics } from './config/check-topics.js';
import { explainIssue } from './config/explain-issue.js';
import { type FilledValues, fillValues } from './config/fill-values.js';
import { type JoinedConfig, joinFiles } from './config/join-files.js';
import { leaveOutFaults } from './config/leave-out-faults.js';
import { showProblem } from './config/show-problem.js';
import type { ConfigText } from './config-file.js';
import { type Config, configSchema, type ReadyConfig } from './config-schema.js';
import { CodedError } from './errors.js';
import { readModels } from './learned-models.js';
import { sourceIdOf } from './source-id.js';
import { fillRequest, fillSetting, type SourceRequest } from './source-request.js';
import { addTopicFiles, readTopicFile, topicFilesOf } from './topic-files.js';
import type { Variables } from './variables.js';
import type { ConfigProblem } from './vocabulary/config-problem.js';

export { type ReadyConfig, showProblem };

/** What the configuration was read from, and what may change it. */
export interface ConfigOrigin {
  files: string[];
  folders: string[];
}

export interface CheckedConfig extends ConfigOrigin {
  /** Absent when an error was found. */
  config?: ReadyConfig;
  problems: ConfigProblem[];
}

/** `whole` is the address with the beginning that a variable gives; its query may be a secret. */
function requestOf(
  source: Config['sources'][number],
  whole: string | undefined,
  variables: Variables,
): SourceRequest {
  const { request } = fillRequest({ ...source, url: whole ?? source.url }, variables);
  const query = whole === undefined ? '' : new URL(request.url).search.slice(1);
  return { ...request, secrets: query === '' ? request.secrets : [...request.secrets, query] };
}

function named(config: Config, { addresses }: FilledValues, variables: Variables): ReadyConfig {
  const sources = config.sources.map((source, index) => ({
    ...source,
    id: source.id ?? sourceIdOf(source.url),
    request: requestOf(source, addresses.get(index), variables),
  }));
  // A token that is missing must not make a private topic public: it is kept, and reported.
  const topics = config.topics.map((topic) =>
    topic.token === undefined
      ? topic
      : {
          ...topic,
          token: fillSetting(topic.token, variables) ?? topic.token,
          formerTokens: topic.formerTokens.map((token) => fillSetting(token, variables) ?? token),
        },
  );
  return { ...config, sources, topics, models: new Map() };
}

function checkTogether(text: ConfigText, config: ReadyConfig, variables: Variables): ConfigProblem[] {
  return [
    ...checkSources(text, config),
    ...checkRequests(text, config.sources, variables),
    ...checkSelectors(text, config),
    ...checkTopics(text, config),
  ];
}

function samePath(a: readonly PropertyKey[], b: readonly PropertyKey[]): boolean {
  return a.length === b.length && a.every((step, at) => step === b[at]);
}

function missingVariables(text: ConfigText, { missing }: FilledValues): ConfigProblem[] {
  return missing.map(({ path, name, because }) =>
    text.problemAt(
      path,
      because,
      `Set ${name} where the program is started, or write \${${name}:-a default}.`,
    ),
  );
}

/** Notes where each problem stands in the joined value, which tells what follows from what. */
function rememberPaths(text: ConfigText): { text: ConfigText; pathOf: Map<ConfigProblem, JSONPath> } {
  const pathOf = new Map<ConfigProblem, JSONPath>();
  const problemAt: ConfigText['problemAt'] = (path, ...rest) => {
    const problem = text.problemAt(path, ...rest);
    pathOf.set(problem, path);
    return problem;
  };
  return { text: { ...text, problemAt }, pathOf };
}

function checkValue(joined: JoinedConfig, variables: Variables): Pick<CheckedConfig, 'config' | 'problems'> {
  const filled = fillValues(joined.value, variables);
  const text: ConfigText = { ...joined, value: filled.value };
  const missing = missingVariables(text, filled);
  const parsed = configSchema.safeParse(filled.value);
  if (parsed.success) {
    const config = named(parsed.data, filled, variables);
    return { config, problems: [...missing, ...checkTogether(text, config, variables)] };
  }
  const { issues } = parsed.error;
  const own = issues
    .filter((issue) => !filled.missing.some(({ path }) => samePath(path, issue.path)))
    .flatMap((issue) => explainIssue(text, issue));
  const rest = leaveOutFaults(filled.value, issues);
  const again = configSchema.safeParse(rest.value);
  const remembered = rememberPaths(text);
  const further = again.success
    ? checkTogether(remembered.text, named(again.data, filled, variables), variables)
    : [];
  return {
    problems: [
      ...missing,
      ...own,
      ...further.filter((one) => !rest.follows(remembered.pathOf.get(one) ?? [])),
    ],
  };
}

/** As one reads: by file, line and column. */
function inOrder(problems: readonly ConfigProblem[], files: readonly string[]): ConfigProblem[] {
  const rank = new Map(files.map((file, index) => [file, index]));
  const at = ({ file }: ConfigProblem) => rank.get(file) ?? 0;
  return problems.toSorted((a, b) => at(a) - at(b) || a.line - b.line || a.column - b.column);
}

function checkJoined(joined: JoinedConfig, variables: Variables): CheckedConfig {
  const { file, files, folders } = joined;
  const found = joined.value === undefined ? { problems: [] } : checkValue(joined, variables);
  const problems = inOrder(
    [...joined.problems, ...found.problems],
    [file, ...joined.problems.map((one) => one.file)],
  );
  const isWrong = problems.some(({ severity }) => severity === 'error');
  return { ...(isWrong || !('config' in found) ? {} : { config: found.config }), problems, files, folders };
}

/** Checks a configuration text without its topic files; it may not be saved yet, and what it includes is read beside `file`. */
export function checkConfig(
  file: string,
  content: string,
  variables: Variables = process.env,
): CheckedConfig {
  return checkJoined(joinFiles(file, content), variables);
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

export interface LoadedConfig extends ConfigOrigin {
  config: ReadyConfig;
  warnings: ConfigProblem[];
}

/** The file with what it includes, the topics of other files, and what was learned beside it; throws `config-missing`. */
export function checkConfigFile(file: string): CheckedConfig {
  const joined = joinFiles(file, readConfigFile(file));
  const text: JoinedConfig = {
    ...joined,
    ...addTopicFiles(joined, readTopicFile),
    files: [...joined.files, ...topicFilesOf(joined)],
    folders: [...joined.folders, join(dirname(resolve(file)), 'models')],
  };
  const checked = checkJoined(text, process.env);
  if (!checked.config) return checked;
  const { topics } = checked.config;
  const { models, problems } = readModels(file, topics);
  const warnings = problems.map(({ topic, message, fix }) => {
    const path = ['topics', topics.findIndex(({ id }) => id === topic), 'examples'];
    return text.problemAt(path, message, fix, 'warning');
  });
  return { ...checked, config: { ...checked.config, models }, problems: [...checked.problems, ...warnings] };
}

/** Reads the file or throws `config-missing`; checks it or throws `config-invalid` with every problem. */
export function loadConfig(file: string): LoadedConfig {
  const { config, problems, files, folders } = checkConfigFile(file);
  if (config) return { config, warnings: problems, files, folders };
  const errors = problems.filter(({ severity }) => severity === 'error');
  throw new CodedError({
    code: 'config-invalid',
    message: `${errors.length} ${errors.length === 1 ? 'problem' : 'problems'} in ${file}\n${problems.map(showProblem).join('\n')}`,
    exitCode: 78,
  });
}
