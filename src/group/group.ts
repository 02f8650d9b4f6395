/** Settles what articles are: revisions of themselves, copies of others, reports of one story, or news. */
import { askModel, type FindMeanings, type ModelPorts } from '../ask-model.js';
import type { Grouping, OpenWindow } from '../grouping-ports.js';
import { passEntries, requestPublish } from '../pipeline.js';
import type { JobQueue } from '../ports.js';
import type { ArticleRecord, Store } from '../store-ports.js';
import { Turns } from '../turns.js';
import type { GroupArticle } from './article-print.js';
import { assessRevision } from './assess-revision.js';
import { chooseLeads } from './choose-leads.js';
import { doubtGuids } from './doubt-guids.js';
import type { GrouperOptions } from './grouper-options.js';
import { Heirs } from './heirs.js';
import { identityKeys } from './identity-keys.js';
import { linkCopies } from './link-copies.js';
import type { WindowDecision } from './recent-window.js';

export interface GroupPorts extends ModelPorts {
  store: Pick<Store, 'articles' | 'entries' | 'prints' | 'stories' | 'outputFeeds' | 'retention'>;
  /** Whether the configuration prefers a source's reports as leads. */
  isPreferred(sourceId: string): boolean;
  openWindow(options: GrouperOptions): OpenWindow;
  queue: JobQueue;
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

/** What articles are by themselves: revised, kept no longer, or copies by what names them. */
async function settleArticles(ports: GroupPorts, entryIds: readonly string[]) {
  const articles = await dropReturning(ports, await ports.store.articles.getByEntries(entryIds));
  const ids = articles.map(({ id }) => id);
  const revisions = await settleRevisions(ports, ids);
  return { articles, ids, revisions, ...(await settleIdentity(ports, articles)) };
}

type SettledArticles = Awaited<ReturnType<typeof settleArticles>>;

/** The window with what it decided that is not saved yet. */
class Decisions {
  private readonly deciding = new Turns();
  private readonly saving = new Turns();
  private readonly findMeanings: FindMeanings;
  private window: OpenWindow | undefined;
  private heirs = new Heirs();
  private readonly unsaved = new Set<string>();

  constructor(private readonly ports: GroupPorts) {
    this.findMeanings = askModel(ports);
  }

  /** Decides on one batch while that before it is saved, each in its turn; whatever fails, the window is opened anew. */
  async settle(articles: readonly ArticleRecord[]): Promise<Decided> {
    const { saved } = await this.deciding.run(true, async () => {
      const { window, decision } = await this.resetting(() => this.decide(articles));
      // Asked for here, so that they are saved in the order of the decisions; waited for outside of this turn.
      const saved = this.saving.run(true, () => this.resetting(() => this.save(window, decision)));
      saved.catch(() => undefined);
      return { saved };
    });
    return saved;
  }

  async close(): Promise<void> {
    const { window } = this;
    this.window = undefined;
    this.heirs = new Heirs();
    this.unsaved.clear();
    await window?.close();
  }

  /** The window knows articles then that the store does not. */
  private async resetting<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  private async open(): Promise<OpenWindow> {
    // What another window decided is in the store before this one is filled from it.
    await this.saving.run(true, async () => undefined);
    this.window = await openWindow(this.ports);
    return this.window;
  }

  private async decide(articles: readonly ArticleRecord[]) {
    const window = this.window ?? (await this.open());
    const fresh = await this.ports.store.prints.findNew(articles.map(({ id }) => id));
    const news = articles.filter(({ id }) => fresh.has(id) && !this.unsaved.has(id));
    const meanings = await this.findMeanings(news);
    for (const { id } of news) this.unsaved.add(id);
    return { window, decision: await window.decide(news.map(groupArticle), meanings) };
  }

  private async save(window: OpenWindow, { moved, ...grouping }: WindowDecision): Promise<Decided> {
    if (window !== this.window)
      throw new Error('what was decided before could not be saved; it is decided anew');
    const saved = await saveGrouping(this.ports, this.heirs, grouping);
    for (const { articleId } of grouping.prints) this.unsaved.delete(articleId);
    return { grouping: saved, moved };
  }
}

export function createGroupStage(ports: GroupPorts): GroupStage {
  const { store, queue, log, now } = ports;
  const decisions = new Decisions(ports);

  const tell = ({ articles, revisions, copies }: SettledArticles, { copies: near, stories }: Grouping) =>
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

  return {
    async groupEntries(entryIds) {
      const settled = await settleArticles(ports, entryIds);
      const { grouping, moved } = await decisions.settle(settled.articles);
      await settleLeads(ports, [
        ...settled.ids,
        ...moved,
        ...grouping.stories.map(({ articleId }) => articleId),
      ]);
      await markMoved(ports, { grouping, moved: [...moved, ...settled.revised] });
      tell(settled, grouping);
      await store.entries.advance(entryIds, 'group', 'label', now());
      await passEntries(queue, 'label', entryIds);
    },
    close: () => decisions.close(),
  };
}
