import { describe, expect, it } from 'vitest';
import { type Element, textOf } from '../../src/extract/dom.js';
import { parsePage } from '../../src/extract/parse-page.js';
import { scoreContent } from '../../src/extract/score-content.js';

const prose =
  'The council voted on Tuesday to rebuild the old north pier, which a storm had broken in two places. ';
const body = `<p>${prose}</p>`.repeat(16);

function score(html: string) {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  const scored = scoreContent(page.document);
  return scored && { id: (scored.body as Element).attribs?.id, leads: scored.leads.map(textOf) };
}

describe('scoreContent', () => {
  it('chooses the smallest part that holds nearly all the prose', () => {
    expect(score(`<div><div><div id="body">${body}</div><div><p>${prose}</p></div></div></div>`)?.id).toBe(
      'body',
    );
  });

  it('stops where no child holds most of the prose', () => {
    expect(score(`<div id="all"><section>${body}</section><section>${body}</section></div>`)?.id).toBe('all');
  });

  it('keeps a lead that stands before the body, and not what stands after it', () => {
    const lead = `${prose}${prose}`.trim();
    const html = `<div><p>${lead}</p><div id="body">${body}</div><p>${prose} Afterwards ${prose}</p></div>`;
    expect(score(html)).toEqual({ id: 'body', leads: [lead] });
  });

  it('finds nothing on a page of links', () => {
    expect(
      score(
        '<ul>'.concat(
          '<li><a href="/x">A headline that is as long as a sentence usually is, and then some</a></li>'.repeat(
            30,
          ),
        ),
      ),
    ).toBeUndefined();
  });
});
