/** Decides what of a list of subscriptions is new to the configuration, under which ids and topics. */
import type { ReadyConfig } from '../config-schema.js';
import { sourceIdOf } from '../source-id.js';
import { addressKey } from './address-key.js';

export interface Subscription {
  url: string;
  title?: string;
  language?: string;
  article?: string;
  folders: string[];
}

export interface ImportPlan {
  sources: Record<string, unknown>[];
  topics: { id: string; title?: string; sources: string[] }[];
  /** Addresses that are there already, or came before in the list. */
  duplicates: string[];
  /** Ids of topics that are there already and stay as they are. */
  kept: string[];
}

export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return slug || 'topic';
}

/** `name`, or `name-2` and so on where that is taken. */
export function freeId(name: string, taken: Set<string>): string {
  let id = name;
  for (let number = 2; taken.has(id); number += 1) id = `${name.slice(0, 58)}-${number}`;
  taken.add(id);
  return id;
}

/** Folders become topics of their sources; with `topic` all go there instead. */
export function planImport(config: ReadyConfig, list: readonly Subscription[], topic?: string): ImportPlan {
  const ids = new Set(config.sources.map(({ id }) => id));
  const byAddress = new Map(config.sources.map(({ url, id }) => [addressKey(url), id]));
  const existing = new Set(config.topics.map(({ id }) => id));
  const plan: ImportPlan = { sources: [], topics: [], duplicates: [], kept: [] };
  const topics = new Map<string, { id: string; title?: string; sources: Set<string> }>();
  for (const { folders, ...source } of list) {
    const key = addressKey(source.url);
    const known = byAddress.get(key);
    const id = known ?? freeId(sourceIdOf(source.url), ids);
    if (known === undefined) plan.sources.push({ id, ...source });
    else plan.duplicates.push(source.url);
    byAddress.set(key, id);
    const names = topic === undefined ? folders : [topic];
    const name = names.join(' / ');
    if (name === '') continue;
    const slug = slugOf(names.join('-'));
    const entry = topics.get(slug) ?? {
      id: slug,
      ...(name === slug ? {} : { title: name }),
      sources: new Set(),
    };
    topics.set(slug, { ...entry, sources: entry.sources.add(id) });
  }
  for (const [slug, entry] of topics) {
    if (existing.has(slug)) plan.kept.push(slug);
    else plan.topics.push({ ...entry, sources: [...entry.sources] });
  }
  return plan;
}
