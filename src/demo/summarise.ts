/** The demo's closing words: what happened, and where to look. */
import { shownTopic } from './demo-config.js';
import type { DemoFigures } from './figures.js';

export interface DemoOutcome {
  /** Address of the demo's own site, without a slash at its end. */
  siteUrl: string;
  publisherUrl: string;
  figures: DemoFigures;
  /** From the start of the program to the first feed with news in it. */
  firstFeedMs: number | undefined;
  /** False where the work was not done within the limit. */
  finished: boolean;
}

const width = 16;
const examples = 4;

/** Lines under one heading, the heading on the first of them. */
function section(heading: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? heading : '').padEnd(width)}${line}`);
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function describeSources({ sources }: DemoFigures): string[] {
  const read = sources.filter(({ failure }) => failure === null);
  const broken = sources.filter(({ failure }) => failure !== null);
  return [
    `${count(sources.length, 'source')}, of which ${read.length} could be read:`,
    ...read.map(({ title, articles }) => `${title} (${count(articles, 'article')})`),
    ...broken.map(({ title, failure }) => `${title} could not be read: ${failure}`),
  ];
}

function describeArticles({ articles, newArticles }: DemoFigures): string[] {
  if (newArticles === articles) return [count(articles, 'article')];
  return [
    `${count(articles, 'article')}, ${newArticles === 0 ? 'none' : newArticles} of them new in this run`,
  ];
}

function describeRemoved({ removed, markers }: DemoFigures): string[] {
  if (removed.length === 0) return ['nothing had to be removed'];
  const rules = removed.map((row) => `${row.count} by the rule ${row.rule}`);
  const shown = markers.slice(0, examples).map((text) => `"${text}"`);
  return [...rules, ...(shown.length === 0 ? [] : [`for example ${shown.join(', ')}`])];
}

function describeMerged({ copies, mergedStories }: DemoFigures): string[] {
  const lines = copies.map(
    ({ title, source, originalSource }) => `"${title}" of ${originalSource}, also reported by ${source}`,
  );
  const stories =
    mergedStories === 0
      ? []
      : [`${count(mergedStories, 'story', 'stories')} told by both in their own words`];
  const all = [...lines, ...stories];
  return all.length === 0 ? ['no copies were found'] : all;
}

function describeUpdates({ updates }: DemoFigures): string[] {
  if (updates.length === 0) return ['no article changed'];
  return updates.map(({ before, after }) =>
    before === after ? `"${after}"` : `"${before}" is now "${after}"`,
  );
}

function describeTopics({ topics }: DemoFigures): string[] {
  return topics.map(({ id, items }) => `${id}: ${count(items, 'item')}`);
}

function describeTime(firstFeedMs: number | undefined): string[] {
  return [
    firstFeedMs === undefined ? 'not served yet' : `served after ${(firstFeedMs / 1000).toFixed(1)} seconds`,
  ];
}

function describePlaces({ siteUrl, publisherUrl, figures }: DemoOutcome): string[] {
  const topic = `${siteUrl}/topics/${shownTopic}`;
  const story = figures.copies[0];
  return [
    ...section('home page', [`${siteUrl}/`]),
    ...section('a topic', [`${topic}/`, `${topic}/rss.xml`, `${topic}/atom.xml`, `${topic}/feed.json`]),
    ...(story ? section('a story', [`${siteUrl}/stories/${story.storyId}`]) : []),
    ...section('sources', [`${siteUrl}/status`]),
    ...section('the publishers', [
      `${publisherUrl}/harbour-gazette/index.html`,
      `${publisherUrl}/valley-courier/index.html`,
    ]),
  ];
}

/** Plain text of several lines, without a line break at its end. */
export function summarise(outcome: DemoOutcome): string {
  const { figures, firstFeedMs, finished } = outcome;
  return [
    finished ? 'What happened' : 'What happened so far (some of the work is taking longer than expected)',
    ...section('polled', describeSources(figures)),
    ...section('read', describeArticles(figures)),
    ...section('removed', describeRemoved(figures)),
    ...section('merged', describeMerged(figures)),
    ...section('updated', describeUpdates(figures)),
    ...section('topics', describeTopics(figures)),
    ...section('first feed', describeTime(firstFeedMs)),
    '',
    'Where to look',
    ...describePlaces(outcome),
    '',
    'Serving until you press Ctrl-C.',
  ].join('\n');
}
