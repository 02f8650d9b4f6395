/** All stores over one database. */
import type { Database } from '../ports.js';
import type { Store } from '../store-ports.js';
import { createArchives } from './archives.js';
import { createArticles } from './articles.js';
import { createAutoTopics } from './auto-topics.js';
import { createEntries } from './entries.js';
import { createFiledArticles } from './filed-articles.js';
import { createHistories } from './histories.js';
import { createItems } from './items.js';
import { createLabels } from './labels.js';
import { createOutputFeeds } from './output-feeds.js';
import { createPoliteness } from './politeness.js';
import { createPrints } from './prints.js';
import { createRenderings } from './renderings.js';
import { createRetention } from './retention.js';
import { createRobotsRecords } from './robots-records.js';
import { createSamples } from './samples.js';
import { createSearch } from './search.js';
import { createSettings } from './settings.js';
import { createSources } from './sources.js';
import { createStories } from './stories.js';
import { createSubscribers } from './subscribers.js';
import { createSubscriptions } from './subscriptions.js';
import { createTexts } from './texts.js';
import { createWork } from './work.js';

/** `tagAuthority` is the host and date of every permanent id (RFC 4151), for example `example.org,2026`. */
export function createStore(database: Database, tagAuthority: string): Store {
  return {
    sources: createSources(database),
    entries: createEntries(database),
    articles: createArticles(database),
    prints: createPrints(database),
    stories: createStories(database),
    labels: createLabels(database),
    autoTopics: createAutoTopics(database),
    samples: createSamples(database),
    texts: createTexts(database),
    items: createItems(database, tagAuthority),
    filedArticles: createFiledArticles(database),
    outputFeeds: createOutputFeeds(database),
    archives: createArchives(database),
    subscribers: createSubscribers(database),
    renderings: createRenderings(database),
    search: createSearch(database, tagAuthority),
    robots: createRobotsRecords(database),
    retention: createRetention(database),
    politeness: createPoliteness(database),
    subscriptions: createSubscriptions(database),
    settings: createSettings(database),
    work: createWork(database),
    histories: createHistories(database),
  };
}
