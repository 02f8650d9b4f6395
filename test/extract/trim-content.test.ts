import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../src/extract/html-to-text.js';
import { parsePage } from '../../src/extract/parse-page.js';
import { trimContent } from '../../src/extract/trim-content.js';

const first =
  'The council voted on Tuesday to rebuild the old north pier, which a storm had broken in two places.';
const paragraphs = Array.from(
  { length: 6 },
  (_, index) => `${first} This is what was said at the meeting number ${index}.`,
);
const body = paragraphs.map((text) => `<p>${text}</p>`).join('');

function trim(html: string, rules: Record<string, boolean> = {}) {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  const removed = trimContent(page.document, { title: 'Pier to be rebuilt', authors: ['Ann Quay'], rules });
  return { text: htmlToText(page.document), rules: removed.map(({ rule }) => rule) };
}

const whole = paragraphs.join('\n');

describe('trimContent', () => {
  it('leaves what a switched-off rule would take', () => {
    const html = `<div>By Ann Quay</div>${body}<p><a href="/x">The bridge that nobody wanted and its price</a></p>`;
    expect(trim(html, { byline: false, tail: false }).rules).toEqual([]);
    expect(trim(html, { byline: false }).rules).toEqual(['tail']);
  });

  it.each([
    'Ann Quay',
    'Ann Quay, harbour correspondent',
    '3 hours ago',
    '2025年1月2日 15時04分',
    '120',
    '15:04',
  ])('takes the line "%s" above the text', (line) => {
    expect(trim(`<div>${line}</div>${body}`)).toEqual({ text: whole, rules: ['byline'] });
    expect(trim(`${body}<p>${line}:</p>${body.replaceAll('meeting', 'hearing')}`).text).toContain(`${line}:`);
  });

  it.each([
    ['title', `<h2>Pier to be rebuilt!</h2>${body}`],
    ['byline', `<div>By Ann Quay</div>${body}`],
    ['byline', `<div>March 5, 2024</div>${body}`],
    ['byline', `<div>4 min read</div>${body}`],
    ['link-line', `<div><a href="/news">The news of the harbour, the town and the coast</a></div>${body}`],
    ['link-list', `<ul><li><a href="#a">Part one</a></li><li><a href="#b">Part two</a></li></ul>${body}`],
    ['link-list', `${body}<div><a href="/a">Storm breaks pier</a> <a href="/b">Ferries moved</a></div>`],
    ['link-button', `${body}<div><a href="/join">Join now</a></div>`],
    [
      'end-section',
      `${body}<h3>Related stories</h3><p><a href="/a">Storm breaks the pier</a></p><p><a href="/b">Ferries move to the south quay</a></p>`,
    ],
    [
      'end-section',
      `${body}<h4>About the author</h4><p>Ann Quay writes about harbours, piers and the weather for this paper and for others.</p>`,
    ],
    [
      'end-section',
      `${body}<h4>Lesen Sie auch</h4><p><a href="/a">Sturm zerstört die Mole im Norden der Stadt</a></p>`,
    ],
    ['repeat', `${body}<div><p>${paragraphs[2]}</p></div>`],
    ['tail', `${body}<h3>Weather</h3>`],
    [
      'card-row',
      `${body}<div>${'<div><a href="/a"><img src="a.jpg"><h5>Storm breaks pier</h5></a><span>Waves of nine metres.</span></div>'.repeat(3)}</div>`,
    ],
  ])('removes a %s', (rule, html) => {
    expect(trim(html)).toEqual({ text: whole, rules: expect.arrayContaining([rule]) });
  });

  it.each([
    [
      'a list after a line with a colon',
      `${body}<p>The council read:</p><ul><li><a href="/a">Report one</a></li><li><a href="/b">Report two</a></li></ul>`,
    ],
    [
      'a section whose heading only begins like a pointer',
      `${body}<h3>Related costs and who pays for them</h3><p>${first} The town pays.</p>`,
    ],
    ['a section with such a heading in the first half', `<h3>Comments</h3>${body}`],
    ['a table at the end', `${body}<table><tr><td>Length</td><td>200 m</td></tr></table>`],
    ['a short last sentence', `${body}<p>So be it.</p>`],
    ['a date in the middle', `${body}<p>March 5, 2024</p>${body.replaceAll('said', 'written')}`],
  ])('keeps %s', (_, html) => {
    const page = parsePage(html, 'https://a.example/');
    if (!('document' in page)) throw new Error(page.reason);
    expect(trim(html).text).toBe(htmlToText(page.document));
  });
});
