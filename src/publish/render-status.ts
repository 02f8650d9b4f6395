/** The page about the sources: how each has been answering, and when it is asked again. */

import { describeDuration } from '../text/describe-duration.js';
import { writeCount } from '../text/write-count.js';
import type { SetAsideEntry } from '../vocabulary/entry.js';
import type { HealthState, SourceReport } from '../vocabulary/source.js';
import type { SitePlan } from './build-feed.js';
import { fitRows, type Row } from './fit-rows.js';
import { toReadableDate } from './format-date.js';
import { renderPage, writeRows, writeTime } from './html-page.js';
import { anchor, escapeMarkup } from './write-xml.js';

export const stateWords: Readonly<Record<HealthState, string>> = {
  paused: 'Switched off',
  new: 'Not read yet',
  ok: 'Fine',
  silent: 'Silent for longer than usual',
  shortened: 'Its articles have become short',
  'nothing-selected': 'Its selectors find nothing',
  'nothing-announced': 'Answers, but lists nothing',
  'backing-off': 'Failing, asked less often',
  quarantined: 'Failing for long',
  gone: 'Taken away by its publisher',
};

const fine: ReadonlySet<HealthState> = new Set(['paused', 'new', 'ok']);

export function isInTrouble({ state }: SourceReport): boolean {
  return !fine.has(state);
}

function writeInstant(name: string, at: Date | null): string {
  return at === null ? '' : `${name} ${writeTime(at.getTime())}`;
}

function writeText(text: string | undefined): string {
  return text ? `<p class="text">${escapeMarkup(text)}</p>` : '';
}

/** The class of the failure and what was seen, for example `not a feed: an HTML page titled "Sign in"`. */
export function explainState({ source: { failure }, because }: SourceReport): string {
  return failure === null ? because : `${failure.replaceAll('-', ' ')}: ${because}`;
}

function writeFacts({ source, usualGapMs }: SourceReport): string {
  const { lastSuccessAt, lastNewAt, failures, nextPollAt } = source;
  const facts = [
    writeInstant('Last read', lastSuccessAt),
    writeInstant('Newest entry', lastNewAt),
    usualGapMs === undefined ? '' : `Usually no gap over ${describeDuration(usualGapMs)}`,
    failures === 0 ? '' : `${writeCount(failures, 'failure')} in a row`,
    writeInstant('Next poll', nextPollAt),
  ];
  return facts.filter(Boolean).join(' · ');
}

/** Where the feed was found, and whether it is moving. */
function explainAddress({ foundAt, source: { movedTo, movedSince } }: SourceReport): string {
  const found = foundAt === undefined ? [] : [`The feed was found at ${foundAt}.`];
  const since = movedSince === null ? '' : ` since ${toReadableDate(movedSince.getTime())}`;
  const moved = movedTo === null ? [] : [`It redirects for good${since}; adopted after seven days.`];
  return [...found, ...moved].join(' ');
}

function writeSource(report: SourceReport): string {
  const { source, address, state, slowDown, subscription, guids, teasers } = report;
  return [
    `<li id="${escapeMarkup(source.id)}"${isInTrouble(report) ? ' data-lead' : ''}>`,
    `<h2 dir="auto">${anchor(source.siteUrl ?? address, source.title ?? source.id)}</h2>`,
    `<p class="meta"><span class="badge">${stateWords[state]}</span> ${escapeMarkup(source.id)}</p>`,
    ...[explainState(report), slowDown, subscription, guids, teasers, explainAddress(report)].map(writeText),
    `<p class="meta">${writeFacts(report)}</p>`,
    `<p class="meta">${escapeMarkup(source.pollBecause)}</p>`,
    '</li>',
  ].join('');
}

function writeLine({ source, address, state }: SourceReport): string {
  const name = anchor(source.siteUrl ?? address, source.title ?? source.id);
  return `<li id="${escapeMarkup(source.id)}" dir="auto">${name} <span class="meta" lang="en">${stateWords[state]}</span></li>`;
}

/** Where the page tells of an entry. */
export function entryFragment({ id }: SetAsideEntry): string {
  return `entry-${id}`;
}

export function nameEntry({ id, title }: SetAsideEntry): string {
  return title ?? `Entry ${id}`;
}

/** What went wrong, and how to try again. */
export function explainSetAside({ id, stage, reason }: SetAsideEntry): string[] {
  return [
    `Set aside at "${stage}", because no retry can help: ${reason}`,
    `It is tried again when its source changes it, or by "winnow retry ${id}".`,
  ];
}

function writeSetAside(entry: SetAsideEntry): Row {
  const name = anchor(entry.url ?? undefined, nameEntry(entry));
  const id = entryFragment(entry);
  return {
    rich: [
      `<li id="${id}" data-lead>`,
      `<h2 dir="auto">${name}</h2>`,
      `<p class="meta"><span class="badge">Set aside</span> ${escapeMarkup(entry.sourceId)} ${writeTime(entry.at.getTime())}</p>`,
      ...explainSetAside(entry).map(writeText),
      '</li>',
    ].join(''),
    compact: `<li id="${id}" dir="auto">${name} <span class="meta" lang="en">Set aside</span></li>`,
  };
}

export interface ConfigState {
  /** Why the configuration in the files is not the one in use. */
  refusal: readonly string[];
  /** Changed settings that need a start. */
  waiting: readonly string[];
}

function writeConfigState({ refusal, waiting }: ConfigState): string {
  const refused =
    refusal.length === 0
      ? ''
      : `<p class="text"><strong>The configuration that was changed is refused; the one before stays in use.</strong></p>
${refusal.map((reason) => `<p class="text">${escapeMarkup(reason)}</p>`).join('\n')}`;
  const later =
    waiting.length === 0
      ? ''
      : `<p class="text">Changed, and used from the next start: ${escapeMarkup(waiting.join(', '))}.</p>`;
  return refused + later;
}

/** One HTML page; entries that were set aside come first, then sources in trouble, after a configuration that is. */
export function renderStatus(
  site: SitePlan,
  reports: readonly SourceReport[],
  setAside: readonly SetAsideEntry[],
  config: ConfigState = { refusal: [], waiting: [] },
): string {
  const enabled = reports.filter(({ source }) => source.enabled);
  const troubled = enabled.filter(isInTrouble);
  const ordered = [...troubled, ...enabled.filter((report) => !isInTrouble(report))];
  const aside = setAside.length === 0 ? '' : `, ${writeCount(setAside.length, 'entry', 'entries')} set aside`;
  const summary = `${writeCount(enabled.length, 'source')}, ${troubled.length} in trouble${aside}`;
  const rows = [
    ...setAside.map(writeSetAside),
    ...ordered.map((report) => ({ rich: writeSource(report), compact: writeLine(report) })),
  ];
  const feed = anchor(`${site.url}/status/problems.xml`, 'as a feed');
  return renderPage({
    title: 'State of the sources',
    site: { title: site.title, url: `${site.url}/` },
    url: `${site.url}/status`,
    noindex: true,
    main: `<header class="intro"><h1>State of the sources</h1><p class="facts">${summary} (${feed})</p>${writeConfigState(config)}</header>
${writeRows(fitRows(rows), 'timeline', 'sources')}`,
  });
}
