/** The page about the sources: how each has been answering, and when it is asked again. */
import type { SourceRecord } from '../vocabulary/source.js';
import type { SitePlan } from './build-feed.js';
import { renderPage, writeCount, writeTime } from './html-page.js';
import { anchor, escapeMarkup } from './write-xml.js';

const words: Readonly<Record<SourceRecord['state'], string>> = {
  new: 'Not read yet',
  ok: 'Fine',
  silent: 'Silent for longer than usual',
  'backing-off': 'Failing, asked less often',
  quarantined: 'Failing for long',
  gone: 'Taken away by its publisher',
};

function writeInstant(name: string, at: Date | null): string {
  return at === null ? '' : `${name} ${writeTime(at.getTime())}`;
}

/** The class of the failure and what was seen, for example `not a feed: an HTML page titled "Sign in"`. */
function explain({ failure, failureReason }: SourceRecord): string {
  return [failure?.replaceAll('-', ' '), failureReason].filter(Boolean).join(': ');
}

function writeSource(source: SourceRecord): string {
  const trouble = source.failure === null ? '' : `<p class="text">${escapeMarkup(explain(source))}</p>`;
  const facts = [
    writeInstant('Last read', source.lastSuccessAt),
    writeInstant('Newest entry', source.lastNewAt),
    writeInstant('Next poll', source.nextPollAt),
  ];
  return [
    `<li${source.failure === null ? '' : ' data-lead'}>`,
    `<h2 dir="auto">${anchor(source.siteUrl ?? source.url, source.title ?? source.id)}</h2>`,
    `<p class="meta"><span class="badge">${words[source.state]}</span> ${escapeMarkup(source.id)}</p>`,
    trouble,
    `<p class="meta">${facts.filter(Boolean).join(' · ')}</p>`,
    '</li>',
  ].join('');
}

function isFailing({ failure }: SourceRecord): boolean {
  return failure !== null;
}

/** One HTML page; sources in trouble come first. */
export function renderStatus(site: SitePlan, sources: readonly SourceRecord[]): string {
  const enabled = sources.filter((source) => source.enabled);
  const failing = enabled.filter(isFailing);
  const ordered = [...failing, ...enabled.filter((source) => !isFailing(source))];
  const summary = `${writeCount(enabled.length, 'source')}, ${failing.length} in trouble`;
  return renderPage({
    title: 'State of the sources',
    site: { title: site.title, url: `${site.url}/` },
    url: `${site.url}/status`,
    noindex: true,
    main: `<header class="intro"><h1>State of the sources</h1><p class="facts">${summary}</p></header>
<ol class="timeline">${ordered.map(writeSource).join('\n')}</ol>`,
  });
}
