/** `winnow why`: why an item is in or out, merged, stripped, labelled, in plain words. */

import { Command } from 'commander';
import { tellEvidence } from '../group/tell-evidence.js';
import { ask } from '../operations/ask.js';
import type { Account, Place } from '../operations/why.js';
import { writeCount } from '../text/write-count.js';
import type { MergeEvidence } from '../vocabulary/identity.js';
import { age, columns, examples, paint, plain, print, printJson, shorten } from './terminal.js';

type EntryAccount = Extract<Account, { kind: 'entry' }>;
type ArticleAccount = NonNullable<EntryAccount['article']>;

const shownReports = 10;
const titleWidth = 80;

const places: Record<Place, string> = {
  live: 'it stands in the feed now',
  rendering: 'the feed is about to be rendered',
  'too-old': 'it is older than the topic allows (maxAge), and left the feed',
  archived: 'newer items have taken its place; it stands in the archive',
  'pushed-out': 'other items have taken its place in the feed',
  'no-topic': 'the site has this topic no longer',
};

function stageOf({ entry, article, at }: EntryAccount): string {
  const { stage, stageSince, putOffSince, failedStage, failure } = entry;
  const since = age(stageSince, new Date(at));
  if (stage === 'done') return `it went through every stage ${since}`;
  if (stage === 'set-aside')
    return paint('red', `set aside at "${failedStage}" ${since}: ${plain(failure ?? 'without a reason')}`);
  if (stage === 'held' && article) return 'held: what its source changes is not taken any more';
  if (stage === 'held')
    return 'held: among the older entries when the source was first read or announced its archive, or kept no longer';
  if (putOffSince !== null && stage === 'extract')
    return `its page waits for a server that asks to slow down, since ${age(putOffSince, new Date(at))}; next try ${since}`;
  return `it waits at "${stage}", since ${since}`;
}

function showEntry(account: EntryAccount): void {
  const { entry, guids, article, at } = account;
  print(paint('bold', shorten(article?.title ?? entry.title ?? 'An entry without a title', titleWidth)));
  print(`  ${plain(article?.url ?? entry.url ?? 'without an address')}`);
  const source =
    entry.sourceTitle === null ? entry.sourceId : `${plain(entry.sourceTitle)} (${entry.sourceId})`;
  const by = entry.announcedBy === null ? 'announced' : `named as related by ${plain(entry.announcedBy)}`;
  print(`Source: ${source}, ${by} ${age(entry.firstSeenAt, new Date(at))}`);
  if (guids !== null) print(`  ${plain(guids)}`);
  print(`Stage: ${stageOf(account)}`);
}

function showText({ verdict, because, removed }: ArticleAccount): void {
  print(`Text: ${verdict}, because ${plain(because)}`);
  const rules = removed.byRule.map(({ rule, count }) => `${rule} ${count}`).join(', ');
  print(
    removed.count === 0 ? 'Removed: nothing' : `Removed: ${writeCount(removed.count, 'block')} (${rules})`,
  );
  for (const row of columns(removed.first.map(({ rule, text }) => [rule, shorten(text, titleWidth)])))
    print(row);
}

function showEvidence(evidence: MergeEvidence | null): void {
  if (evidence !== null) print(`  evidence: ${plain(tellEvidence(evidence))}`);
}

const copyWords = { same: 'the same article as', exact: 'word for word a copy of', near: 'nearly a copy of' };

function titleFor({ otherReports }: ArticleAccount, id: string): string {
  const report = otherReports.find((other) => other.id === id);
  return report === undefined
    ? `article ${id}`
    : `"${shorten(report.title, titleWidth)}" of ${report.sourceId}`;
}

function showIdentity(article: ArticleAccount): void {
  const { id, copyOf, copyKind, copyBecause, storyId, storyBecause, lead, otherReports } = article;
  const original = copyOf === null ? '' : `, ${copyWords[copyKind ?? 'near']} ${titleFor(article, copyOf)}`;
  print(`Identity: article ${id}${original}${copyBecause === null ? '' : `: ${plain(copyBecause)}`}`);
  showEvidence(article.copyEvidence);
  if (otherReports.length === 0) {
    print('Story: nobody else reported it');
    return;
  }
  print(`Story: /stories/${storyId}${storyBecause === null ? '' : `, because ${plain(storyBecause)}`}`);
  if (copyOf === null) showEvidence(article.storyEvidence);
  const leadId = lead?.id ?? storyId;
  const because = lead === null ? 'it is the first' : plain(lead.because);
  print(`  led by ${leadId === id ? 'this article' : titleFor(article, leadId)}, because ${because}`);
  for (const report of otherReports.slice(0, shownReports)) {
    const kind = report.copyKind === null ? 'report' : `${report.copyKind} copy`;
    print(`  ${kind} of ${report.sourceId}: ${shorten(report.title, titleWidth)}  ${plain(report.url)}`);
  }
  if (otherReports.length > shownReports) print(`  and ${otherReports.length - shownReports} more`);
}

function showRevisions({ revisions }: ArticleAccount, now: Date): void {
  if (revisions.length === 0) return;
  print(`Revisions: ${revisions.length}`);
  for (const { seenAt, significant, because, titleBefore } of revisions) {
    const weight = significant === null ? 'not judged yet' : significant ? 'significant' : 'not significant';
    const before = titleBefore === null ? '' : `; before it was "${shorten(titleBefore, titleWidth)}"`;
    print(`  ${age(seenAt, now)}  ${weight}${because === null ? '' : `: ${plain(because)}`}${before}`);
  }
}

function showTopics({ topics, otherTopics }: ArticleAccount): void {
  if (topics.length + otherTopics === 0) {
    print('Topics: the site has none yet');
    return;
  }
  print(
    `Topics: ${topics.length === 0 ? 'none takes it' : topics.length}; ${otherTopics} of the site do not`,
  );
  for (const { topicId, because, place } of topics) {
    print(`  ${topicId}: ${plain(because)}`);
    print(`      ${paint(place === 'live' ? 'green' : 'yellow', places[place])}`);
  }
}

export function showAccount(account: Account): void {
  if (account.kind === 'purged') {
    print(
      `Article ${account.articleId} was known here, and is kept no longer (see "keep" in the configuration).`,
    );
    print('Its addresses and words stay known, so that it never comes back as news.');
    return;
  }
  showEntry(account);
  const { article, at } = account;
  if (article === null) return;
  showText(article);
  showIdentity(article);
  showRevisions(article, new Date(at));
  showTopics(article);
}

export const command = examples(
  new Command('why')
    .description('Tells why an item is in or out, merged, stripped, labelled.')
    .argument('<item>', 'its number, its id, its story page (/stories/12), or its address')
    .option('-c, --config <file>', 'configuration', 'feeds.config.json')
    .option('--json', 'everything as JSON')
    .action(async (item: string, options: { config: string; json?: boolean }) => {
      const { answer } = await ask('why', { item }, { configFile: options.config });
      if (options.json) printJson(answer);
      else showAccount(answer);
    }),
  [
    ['why https://example.org/news/ferry-strike', 'the item at the address of the publisher'],
    ['why /stories/1207 --json', 'the item that a story began with, for a program'],
  ],
);
