/** Settles what articles are: revisions of themselves, copies of others, reports of one story, or news. */
import type { Grouping, OpenWindow } from '../grouping-ports.js';
import { passEntries, requestPublish } from '../pipeline.js';
import type { Embeddings, JobQueue, Log, Now } from '../ports.js';
import type { ArticleRecord, Store } from '../store-ports.js';
import type { GroupArticle } from './article-print.js';
import { assessRevision } from './assess-revision.js';
import { chooseLeads } from './choose-leads.js';
import { doubtGuids } from './doubt-guids.js';
import { meaningsOf, textForModel } from './find-meanings.js';
import type { GrouperOptions } from './grouper-options.js';
import { Heirs } from './heirs.js';
import { identityKeys } from './identity-keys.js';
import { linkCopies } from './link-copies.js';
import type { Meaning } from './meaning.js';

export interface GroupPorts {
  store: Pick<Store, 'articles' | 'entries' | 'prints' | 'stories' | 'outputFeeds' | 'retention'>;
  /** Whether the configuration prefers a source's reports as leads. */
  isPreferred(sourceId: string): boolean;
  openWindow(options: GrouperOptions): OpenWindow;
  /** A model of the operator's; stories are found by words alone without it. */
  embeddings?: Embeddings;
  queue: JobQueue;
  log: Log;
  now: Now;
}

/** One at a time: it holds the window of recent articles in memory, so only the elected process may run it. */
export interface GroupStage {
  /** Idempotent: identity keys are claimed once, a settled revision is not pending, a print is taken once. */
  groupEntries(entryIds: readonly string[]): Promise<void>;
  /** After the last of its work. */
  close(): Promise<void>;
}

const windowMs = 7 * 24 * 3_600_000;
const windowArticles = 300_000;

/** The next part is read while the window takes in the one before it. */
async function fillWindow({ store, now, log }: GroupPorts, window: OpenWindow): Promise<void> {
  const since = new Date(now().getTime() - windowMs);
  let articles = 0;
  let restoring = Promise.resolve();
  for await (const stored of store.prints.load(since, windowArticles)) {
    articles += stored.length;
    await restoring;
    restoring = window.restore(stored);
    // A fault in it is met where it is waited for.
    restoring.catch(() => undefined);
  }
  await restoring;
  log.debug({ articles }, 'the window of recent articles is open');
}

async function openWindow(ports: GroupPorts): Promise<OpenWindow> {
  const { embeddings } = ports;
  const window = ports.openWindow({
    maxArticles: windowArticles,
    ...(embeddings && { leastCosine: embeddings.leastCosine }),
  });
  try {
    await fillWindow(ports, window);
    return window;
  } catch (error) {
    await window.close();
    throw error;
  }
}

async function settleRevisions({ store }: GroupPorts, articleIds: readonly string[]): Promise<number> {
  const pending = await store.articles.pendingRevisions(articleIds);
  for (const revision of pending) {
    const { significant, because } = assessRevision(revision.before, revision);
    await store.articles.settleRevision({ id: revision.id, significant, because });
  }
  return pending.length;
}

function keyed(articles: readonly ArticleRecord[]) {
  return articles.map(({ id, sourceId, addresses, text }) => ({
    id,
    keys: identityKeys({ sourceId, text, ...addresses }),
  }));
}

/** Of what is kept no longer there are no words to compare: a guid counts only for articles that have nothing else. */
function surestKeys({ id, keys }: ReturnType<typeof keyed>[number]) {
  const sure = keys.filter(({ kind }) => kind !== 'guid');
  return { id, keys: sure.length > 0 ? sure : keys };
}

/** What was published and is kept no longer never comes back as news, whatever guid it has now. */
async function dropReturning(
  { store, log }: GroupPorts,
  articles: readonly ArticleRecord[],
): Promise<ArticleRecord[]> {
  const returning = await store.articles.findReturning(keyed(articles).map(surestKeys));
  if (returning.size === 0) return [...articles];
  await store.retention.remove([...returning]);
  log.info({ articles: [...returning] }, 'articles that are kept no longer were announced again');
  return articles.filter(({ id }) => !returning.has(id));
}

/** Returns how many copies were found, and the originals that a source's own newer double has revised. */
async function settleIdentity(
  ports: GroupPorts,
  articles: readonly ArticleRecord[],
): Promise<{ copies: number; revised: string[] }> {
  const { store } = ports;
  const keys = keyed(articles);
  const holders = await store.articles.settleIdentity(keys);
  const byGuid = [...holders.values()].flat().filter(({ kind }) => kind === 'guid');
  const holding =
    byGuid.length === 0 ? [] : await store.articles.get(byGuid.map(({ articleId }) => articleId));
  const doubts = doubtGuids(articles, holders, holding);
  await store.articles.passGuids(keys.filter(({ id }) => doubts.heirs.includes(id)));
  const links = linkCopies(articles, doubts.holders);
  await store.articles.linkCopies(links);
  const revised = await store.articles.reviseOriginals(links.map(({ articleId }) => articleId));
  await settleRevisions(ports, revised);
  return { copies: links.length, revised };
}

function groupArticle(article: ArticleRecord): GroupArticle {
  const { id, sourceId: source, url, title, text, publishedAt, language } = article;
  return {
    id,
    source,
    url,
    title,
    text,
    time: publishedAt.getTime(),
    ...(language === null ? {} : { language }),
  };
}

interface Decided {
  grouping: Grouping;
  /** Articles that a later insight has moved, with those whose stories they left. */
  moved: string[];
}

/** Feeds that show articles which a later insight has moved; those of this batch are marked when they are labelled. */
async function markMoved(
  { store, queue, now }: GroupPorts,
  { grouping: { copies, stories }, moved: left }: Decided,
): Promise<void> {
  const moved = [
    ...left,
    ...copies.map(({ copyOf: id }) => id),
    ...stories.flatMap(({ articleId, storyId }) => [articleId, storyId]),
  ];
  if (moved.length === 0) return;
  await store.outputFeeds.markChanged(await store.outputFeeds.pathsOf(moved));
  await requestPublish(queue, now());
}

async function settleLeads(ports: GroupPorts, articleIds: readonly string[]): Promise<void> {
  const { store, now } = ports;
  const leads = chooseLeads(await store.stories.leadCandidates(articleIds), ports.isPreferred);
  for (const lead of leads) await store.stories.saveLead(lead, now());
}

/** How long a model that failed is left alone: every question may take as long as its timeout. */
const modelRestMs = 60_000;

/** Asks the operator's model what articles mean; while it cannot be asked, their words have to do. */
function askModel({ embeddings, log, now }: GroupPorts) {
  let failedAt: Date | undefined;
  return async (articles: readonly ArticleRecord[]): Promise<Map<string, Meaning>> => {
    const isResting = failedAt !== undefined && now().getTime() - failedAt.getTime() < modelRestMs;
    if (!embeddings || articles.length === 0 || isResting) return new Map();
    const facts = { event: 'embedding', texts: articles.length };
    try {
      const vectors = await embeddings.embed(articles.map(textForModel));
      log.info({ ...facts, result: 'done' }, 'a model told what articles mean');
      failedAt = undefined;
      return meaningsOf(articles, vectors, embeddings.model);
    } catch (error) {
      const failure = { ...facts, result: 'failed', error: (error as Error).message };
      const text = 'articles are grouped by their words alone';
      // One warning an outage is enough.
      if (failedAt === undefined) log.warn(failure, text);
      else log.debug(failure, text);
      failedAt = now();
      return new Map();
    }
  };
}

/** Returns what was saved: the window may know stories whose reports are all kept no longer. */
async function saveGrouping({ store }: GroupPorts, heirs: Heirs, grouping: Grouping): Promise<Grouping> {
  const settled = { ...grouping, stories: heirs.settle(grouping.stories) };
  const gone = await store.prints.save(settled);
  if (gone.size === 0) return settled;
  heirs.inherit(gone, settled.stories);
  const again = { ...grouping, stories: heirs.settle(grouping.stories) };
  if ((await store.prints.save(again)).size > 0) throw new Error('articles went while they were grouped');
  return again;
}

export function createGroupStage(ports: GroupPorts): GroupStage {
  const { store, queue, log, now } = ports;
  const findMeanings = askModel(ports);
  let window: OpenWindow | undefined;
  let heirs = new Heirs();

  const settleStories = async (articles: readonly ArticleRecord[]): Promise<Decided> => {
    window ??= await openWindow(ports);
    const fresh = await store.prints.findNew(articles.map(({ id }) => id));
    const news = articles.filter(({ id }) => fresh.has(id));
    const meanings = await findMeanings(news);
    const { moved, ...grouping } = await window.decide(news.map(groupArticle), meanings);
    return { grouping: await saveGrouping(ports, heirs, grouping), moved };
  };

  return {
    async groupEntries(entryIds) {
      const articles = await dropReturning(ports, await store.articles.getByEntries(entryIds));
      const revisions = await settleRevisions(
        ports,
        articles.map(({ id }) => id),
      );
      const { copies, revised } = await settleIdentity(ports, articles);
      try {
        const decided = await settleStories(articles);
        await settleLeads(ports, [
          ...articles.map(({ id }) => id),
          ...decided.moved,
          ...decided.grouping.stories.map(({ articleId }) => articleId),
        ]);
        await markMoved(ports, { ...decided, moved: [...decided.moved, ...revised] });
        const { copies: near, stories } = decided.grouping;
        log.info(
          {
            event: 'grouping',
            articles: articles.length,
            revisions,
            copies: copies + near.length,
            stories: stories.length,
          },
          'articles were grouped',
        );
      } catch (error) {
        // The window knows articles that the store does not: it is opened anew.
        await window?.close();
        window = undefined;
        heirs = new Heirs();
        throw error;
      }
      await store.entries.advance(entryIds, 'group', 'label', now());
      await passEntries(queue, 'label', entryIds);
    },
    async close() {
      await window?.close();
      window = undefined;
    },
  };
}
