import { describe, expect, it } from 'vitest';
import { createGrouper, type Membership } from '../../src/group/grouper.js';
import { hash32 } from '../../src/text/hash.js';
import { detectLanguage } from '../../src/text/language.js';
import { corpusPath, expectAboveFloors } from '../support/corpus.js';
import { type ClusterFigures, clusterFigures } from './support/cluster-figures.js';
import { readJsonLines } from './support/read-json-lines.js';

interface Labelled {
  id: string;
  source: string;
  url: string;
  title: string;
  text: string;
  /** ISO date; empty for some. */
  date: string;
  story: string | null;
}

const path = corpusPath('stories/articles.jsonl.gz');
const articles = path ? readJsonLines<Labelled>(path) : [];

/** As the command reads them: without a stated language, and without a time where the date is empty. */
const inputs = articles.map(({ date, ...article }) => {
  const time = Date.parse(date);
  const language = detectLanguage(article.text)?.language;
  return { ...article, time: Number.isNaN(time) ? undefined : time, language };
});

function group(storyThreshold?: number, level: 'near' | 'story' = 'story'): Map<string, Membership> {
  const grouper = createGrouper({ level, ...(storyThreshold === undefined ? {} : { storyThreshold }) });
  for (const input of inputs) grouper.add(input);
  grouper.repair();
  return new Map(grouper.memberships().map((membership) => [membership.id, membership]));
}

function figures(
  found: ReadonlyMap<string, Membership>,
  isIn: (article: Labelled) => boolean,
): ClusterFigures {
  const labelled = articles.filter((article) => article.story !== null && isIn(article));
  return clusterFigures(
    labelled.map(({ story }) => story ?? ''),
    labelled.map(({ id }) => found.get(id)?.story ?? id),
  );
}

const isDated = ({ date }: Labelled) => date !== '';
const half =
  (wanted: number) =>
  ({ story, date }: Labelled) =>
    date !== '' && (hash32(story ?? '') & 1) === wanted;

function row(found: ReadonlyMap<string, Membership>) {
  const show = ({ precision, recall, bCubed }: ClusterFigures) =>
    `${precision.toFixed(3)} ${recall.toFixed(3)} ${bCubed.toFixed(3)}`;
  return {
    'dated P R B3': show(figures(found, isDated)),
    'all P R B3': show(figures(found, () => true)),
    'half 0': show(figures(found, half(0))),
    'half 1': show(figures(found, half(1))),
  };
}

function clustersOf(found: ReadonlyMap<string, Membership>): Labelled[][] {
  const clusters = new Map<string, Labelled[]>();
  for (const article of articles) {
    const story = found.get(article.id)?.story ?? article.id;
    const members = clusters.get(story);
    if (members) members.push(article);
    else clusters.set(story, [article]);
  }
  return [...clusters.values()].sort((left, right) => right.length - left.length);
}

function printSamples(found: ReadonlyMap<string, Membership>): void {
  const clusters = clustersOf(found);
  const largest = clusters.slice(0, 5).map((members) => `${members.length}: ${members[0]?.title}`);
  const merged = articles.filter(({ id }) => found.get(id)?.kind === 'story');
  const step = Math.max(1, Math.floor(merged.length / 20));
  const merges = merged
    .filter((_, at) => at % step === 0)
    .slice(0, 20)
    .map(({ id, title }) => `${title}\n    ${found.get(id)?.because}`);
  process.stdout.write(`largest clusters\n  ${largest.join('\n  ')}\nmerges\n  ${merges.join('\n  ')}\n`);
}

describe.skipIf(!path)(
  'stories by several publishers among other articles (needs the corpus stories)',
  () => {
    it('prints the curve over the threshold', () => {
      const thresholds = [0.03, 0.045, 0.055, 0.065, 0.08];
      console.table(Object.fromEntries(thresholds.map((threshold) => [threshold, row(group(threshold))])));
    });

    it('finds stories at the default threshold', () => {
      const found = group();
      printSamples(found);
      expect(clustersOf(found)[0]?.length).toBeLessThanOrEqual(40);
      const { precision, recall, bCubed } = figures(found, isDated);
      const all = figures(found, () => true);
      expectAboveFloors('stories', {
        precision,
        recall,
        bCubed,
        precisionWithUndated: all.precision,
        recallWithUndated: all.recall,
        bCubedWithUndated: all.bCubed,
      });
    });

    it('merges reports of other events neither at the level of copies', () => {
      const found = group(undefined, 'near');
      const labelled = articles.filter(({ story }) => story !== null);
      const storyOf = new Map(labelled.map(({ id, story }) => [id, story]));
      const links = labelled.flatMap(({ id, story }) => {
        const original = found.get(id)?.copyOf;
        return original !== undefined && storyOf.has(original) ? [storyOf.get(original) === story] : [];
      });
      const wrong = links.filter((isRight) => !isRight).length;
      process.stdout.write(
        `level near: ${links.length} copies among the labelled articles, ${wrong} of another story\n`,
      );
      expect(wrong).toBe(0);
    });
  },
);
