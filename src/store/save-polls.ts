/** Saves polls with what they brought: the rows of many sources in one statement each. */
import type { Queryable } from '../ports.js';
import type { PollEntries } from '../source-ports.js';
import type { PollResult } from '../vocabulary/source.js';
import { saveEntries } from './entries.js';

export interface Poll {
  id: string;
  result: PollResult;
  entries: PollEntries;
}

/** What a publisher is left in peace after a poll, however much a hub has to tell. */
export const pauseAfterPoll = '10 seconds';

function rowOf({ id, result, entries }: Poll): object {
  return {
    id,
    polled_at: result.polledAt,
    next_poll_at: result.nextPollAt,
    poll_because: result.pollBecause,
    state: result.state,
    failure: result.failure,
    failure_reason: result.failureReason,
    failures: result.failures,
    is_full: result.fullFetch === true,
    brought_news: entries.added.length > 0,
    etag: result.validators?.etag,
    last_modified: result.validators?.lastModified,
    body_hash: result.bodyHash,
    moves: result.movedTo !== undefined,
    moved_to: result.movedTo,
    moved_since: result.movedSince,
    title: result.title,
    site_url: result.siteUrl,
    language: result.language,
    rights: result.rights,
    hints: result.hints,
    discovers: result.discoveredUrl !== undefined,
    discovered_url: result.discoveredUrl,
    read_as: result.readAs,
    guids_because: result.guidsBecause,
    guids_reused: result.guidsReused,
  };
}

const updateSources = `
  update source s set claimed_until = null, last_poll_at = p.polled_at, poll_because = p.poll_because, state = p.state,
    -- News that a hub told of while the poll was on its way would otherwise wait for the next one.
    next_poll_at = case when s.woken_at > p.polled_at
      then least(p.next_poll_at, p.polled_at + interval '${pauseAfterPoll}') else p.next_poll_at end,
    failure = p.failure, failure_reason = p.failure_reason, failures = p.failures,
    last_success_at = case when p.failure is null then p.polled_at else s.last_success_at end,
    last_full_fetch_at = case when p.is_full then p.polled_at else s.last_full_fetch_at end,
    last_new_at = case when p.brought_news then p.polled_at else s.last_new_at end,
    etag = case when p.is_full then p.etag else coalesce(p.etag, s.etag) end,
    last_modified = case when p.is_full then p.last_modified else coalesce(p.last_modified, s.last_modified) end,
    body_hash = coalesce(p.body_hash, s.body_hash),
    moved_to = case when p.moves then p.moved_to else s.moved_to end,
    moved_since = case when p.moves then p.moved_since else s.moved_since end,
    title = coalesce(p.title, s.title), site_url = coalesce(p.site_url, s.site_url),
    language = coalesce(p.language, s.language), rights = coalesce(p.rights, s.rights),
    hints = coalesce(p.hints, s.hints),
    discovered_url = case when p.discovers then p.discovered_url else s.discovered_url end,
    read_as = coalesce(p.read_as, s.read_as),
    guids_changed_at = case when p.guids_because is not null then p.polled_at else s.guids_changed_at end,
    guids_because = coalesce(p.guids_because, s.guids_because), guids_reused = coalesce(p.guids_reused, s.guids_reused)
  from jsonb_to_recordset($1) as p(id text, polled_at timestamptz, next_poll_at timestamptz, poll_because text, state text,
    failure text, failure_reason text, failures integer, is_full boolean, brought_news boolean, etag text,
    last_modified text, body_hash text, moves boolean, moved_to text, moved_since timestamptz, title text, site_url text,
    language text, rights text, hints jsonb, discovers boolean, discovered_url text, read_as text, guids_because text,
    guids_reused integer)
  where s.id = p.id`;

/** Polls that bring none are saved in one statement, which needs no transaction around it. */
export function bringsEntries({ entries }: Poll): boolean {
  return entries.added.length + entries.changed.length > 0;
}

/** Ids of the entries to extract, poll by poll. A source is in the list once. */
export async function savePolls(tx: Queryable, polls: readonly Poll[]): Promise<string[][]> {
  // In their order, so that two workers never wait in a circle.
  const ordered = polls.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await tx.query(updateSources, [JSON.stringify(ordered.map(rowOf))]);
  const toExtract = await saveEntries(
    tx,
    ordered.map(({ id, result, entries }) => ({ sourceId: id, now: result.polledAt, ...entries })),
  );
  return polls.map(({ id }) => toExtract.get(id) ?? []);
}
