import { describe, expect, test } from 'vitest';
import type { DemoFigures } from '../../src/demo/figures.js';
import { type DemoOutcome, summarise } from '../../src/demo/summarise.js';

const figures: DemoFigures = {
  sources: [
    { id: 'gazette', title: 'The Gazette', articles: 1, failure: null },
    { id: 'mail', title: 'The Mail', articles: 0, failure: 'there is no document (404)' },
  ],
  articles: 3,
  newArticles: 3,
  removed: [
    { rule: 'ad-marker', count: 12 },
    { rule: 'topics-line', count: 1 },
  ],
  markers: ['Advert', 'Anzeige'],
  copies: [{ title: 'The lamp', source: 'The Courier', originalSource: 'The Gazette', storyId: '4' }],
  mergedStories: 0,
  updates: [{ before: 'In port', after: 'At sea', significant: true }],
  topics: [{ id: 'harbour', items: 2 }],
};

const outcome: DemoOutcome = {
  siteUrl: 'http://localhost:8080',
  publisherUrl: 'http://127.0.0.1:9999',
  figures,
  firstFeedMs: 1234,
  finished: true,
};

function summaryWith(changes: Partial<DemoFigures>): string {
  return summarise({ ...outcome, figures: { ...figures, ...changes } });
}

describe('summarise', () => {
  test('names a source that could not be read, with the reason', () => {
    expect(summarise(outcome)).toContain('2 sources, of which 1 could be read');
    expect(summarise(outcome)).toContain('The Mail could not be read: there is no document (404)');
  });

  test('tells what was removed, by which rule, with examples', () => {
    expect(summarise(outcome)).toContain('12 by the rule ad-marker');
    expect(summarise(outcome)).toContain('for example "Advert", "Anzeige"');
    expect(summaryWith({ removed: [], markers: [] })).toContain('nothing had to be removed');
  });

  test('tells copies, stories and updates apart', () => {
    expect(summarise(outcome)).toContain('"The lamp" of The Gazette, also reported by The Courier');
    expect(summarise(outcome)).toContain('"In port" is now "At sea"');
    expect(summaryWith({ mergedStories: 1 })).toContain('1 story told by both in their own words');
    expect(summaryWith({ copies: [] })).toContain('no copies were found');
  });

  test('says on a second run that the articles are known', () => {
    expect(summarise(outcome)).toContain('3 articles\n');
    expect(summaryWith({ newArticles: 0 })).toContain('3 articles, none of them new in this run');
    expect(summaryWith({ newArticles: 1 })).toContain('3 articles, 1 of them new in this run');
  });

  test('gives the addresses of the home page, the three formats, the story and the sources', () => {
    const text = summarise(outcome);
    for (const path of [
      '/',
      '/topics/harbour/rss.xml',
      '/topics/harbour/atom.xml',
      '/topics/harbour/feed.json',
    ]) {
      expect(text).toContain(`http://localhost:8080${path}\n`);
    }
    expect(text).toContain('http://localhost:8080/stories/4');
    expect(text).toContain('http://localhost:8080/status');
  });

  test('is honest about time and unfinished work', () => {
    expect(summarise(outcome)).toContain('served after 1.2 seconds');
    const late = summarise({ ...outcome, firstFeedMs: undefined, finished: false });
    expect(late).toContain('not served yet');
    expect(late).toContain('longer than expected');
  });
});
