/** `winnow label`: files articles under the topics of a configuration, each with its evidence. */
import { readFileSync } from 'node:fs';
import { showProblem } from '../config/show-problem.js';
import { tellExpressions } from '../config/tell-expressions.js';
import { type ConfigText, readConfigText } from '../config-file.js';
import { CodedError } from '../errors.js';
import { type CompileOptions, compileTopics, type TopicMatcher } from '../label/compile-topics.js';
import { labelArticle } from '../label/match-topics.js';
import { readModels } from '../learned-models.js';
import { sourceIdOf } from '../source-id.js';
import { addTopicFiles, readTopicFile } from '../topic-files.js';
import type { ConfigProblem } from '../vocabulary/config-problem.js';
import type { Label, LabelInput, TopicRule } from '../vocabulary/topic.js';
import { type Filter, filterCommand, type JsonObject } from './filter.js';

interface TopicFile {
  topics: TopicRule[];
  options: CompileOptions;
  problemAt: ConfigText['problemAt'];
}

function configError(code: string, message: string, hint: string, cause?: unknown): CodedError {
  return new CodedError({ code, message, hint, exitCode: 78, cause });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    const hint = 'Name a file that holds {"topics": [{"id": "russia", "match": "Russia OR Kremlin"}]}.';
    throw configError('config-missing', `the configuration ${file} cannot be read (${reason})`, hint, error);
  }
}

function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

/** The first property of a topic that has another shape than `TopicRule` says. */
function misshapen(topic: unknown): string | undefined {
  if (!isObject(topic) || typeof topic.id !== 'string' || topic.id === '') return 'id';
  const { match, minScore } = topic;
  if (match !== undefined && typeof match !== 'string') return 'match';
  if (minScore !== undefined && typeof minScore !== 'number') return 'minScore';
  const lists = ['also', 'categories', 'includes', 'examples', 'sources', 'languages'];
  const flags = ['stem', 'matchCase', 'matchDiacritics'];
  return (
    lists.find((name) => topic[name] !== undefined && !isTexts(topic[name])) ??
    flags.find((name) => topic[name] !== undefined && typeof topic[name] !== 'boolean')
  );
}

/** As the whole configuration would name a source. */
function idOf(source: unknown): string[] {
  if (!isObject(source)) return [];
  if (typeof source.id === 'string') return [source.id];
  return typeof source.url === 'string' && URL.canParse(source.url) ? [sourceIdOf(source.url)] : [];
}

/** Reads only what labelling needs of the configuration: its topics and its category aliases. */
function readTopics(file: string): TopicFile {
  const config = addTopicFiles(readConfigText(file, readText(file)), readTopicFile);
  const place = ({ file: name, line, column }: ConfigProblem) => `${name}:${line}:${column}`;
  const [syntax] = config.problems;
  if (syntax) throw configError('config-invalid', `${place(syntax)}: ${syntax.message}`, syntax.fix);
  const value = isObject(config.value) ? config.value : {};
  const topics = value.topics;
  if (!Array.isArray(topics)) {
    throw configError(
      'no-topics',
      `${file} has no list "topics"`,
      'Write {"topics": [{"id": …, "match": …}]}.',
    );
  }
  for (const [at, topic] of topics.entries()) {
    const property = misshapen(topic);
    if (property === undefined) continue;
    throw configError(
      'config-invalid',
      `${place(config.problemAt(['topics', at, property], '', ''))}: "${property}" of topic ${at + 1} has the wrong type`,
      'See docs/topics.md.',
    );
  }
  const aliases = isObject(value.categoryAliases) ? Object.entries(value.categoryAliases) : [];
  const categoryAliases = Object.fromEntries(
    aliases.filter((entry): entry is [string, string[]] => isTexts(entry[1])),
  );
  const { models, problems } = readModels(file, topics);
  for (const { topic, message, fix } of problems)
    process.stderr.write(`warning: topic "${topic}": ${message}. ${fix}\n`);
  const sources = Array.isArray(value.sources) ? value.sources.flatMap(idOf) : [];
  const known = sources.length === 0 ? {} : { sources };
  return { topics, options: { categoryAliases, models, ...known }, problemAt: config.problemAt };
}

function openMatcher(file: string): TopicMatcher {
  const { topics, options, problemAt } = readTopics(file);
  const compiled = compileTopics(topics, options);
  const problems = tellExpressions({ problemAt }, topics, compiled).map(showProblem);
  if (!compiled.ok)
    throw configError(
      'topics-invalid',
      `the topics cannot be used\n${problems.join('\n')}`,
      'Correct them and try again.',
    );
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return compiled.matcher;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

/** Missing and misshapen fields count as empty. */
function articleOf(input: JsonObject): LabelInput {
  const language = textOf(input.language);
  return {
    title: textOf(input.title),
    text: textOf(input.text),
    categories: textsOf(input.categories),
    source: textOf(input.source),
    url: textOf(input.url),
    authors: textsOf(input.authors),
    ...(language === '' ? {} : { language }),
  };
}

/** One document is a JSON object, or plain text whose first line is the title. */
function fromDocument(bytes: Buffer): JsonObject {
  const document = bytes.toString('utf8');
  if (document.trimStart().startsWith('{')) return JSON.parse(document) as JsonObject;
  const [title = '', ...lines] = document.split('\n');
  return { title, text: lines.join('\n') };
}

export const command = filterCommand({
  name: 'label',
  summary: 'Says under which topics an article belongs, and why.',
  options: [['--config <file>', 'configuration with the topics']],
  open(options): Filter {
    const matcher = openMatcher(textOf(options.config) || 'feeds.config.json');
    return {
      stage: (input) => ({ topics: labelArticle(matcher, articleOf(input)) }),
      fromDocument,
      show: ({ topics }) =>
        (topics as Label[]).map(({ id, because }) => `${id}\t${because}`).join('\n') || 'no topic',
    };
  },
});
