import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract-page.js';
import { parseSiteRules } from '../../src/extract/site-rules.js';

const url = 'https://news.example.com/bridge/a';
const lead =
  'The bridge was opened on Tuesday by the mayor, who cut a ribbon of forty metres and walked across.';
const second =
  'It carries a road, two tracks and a path for those who walk, and it cost nine million in the end.';
const elsewhere =
  'What stands here is prose too, longer than the article, and has nothing to do with it at all. ';
const html = `<html><head><title>The Bridge - Example News</title></head><body><h1>Front page</h1>
<p class="who">By <b>Ann Quay</b> and <b>Bo Mole</b></p><p class="when">Posted: 5 March 2024</p>
<div class="other"><p>${elsewhere.repeat(8)}</p></div>
<div class="story big"><lead>${lead}</lead><div>Buy <b>now</b> the poster</div><p>${second}</p>
<div class="promo-box">Our offers of the week</div><img src="https://b.example/pixel?1"><img src="/a.jpg"></div>
<ul id="notes"><li>Length: 400 metres</li></ul><a href="/bridge/b">Next part</a><a class="all" href="/bridge/print">All</a></body></html>`;

const extract = (...lines: string[]) =>
  extractPage({ html, url, options: { site: parseSiteRules(lines.join('\n')) } });

describe('rules of a site', () => {
  it('name the article, in the order of the page, and what to strip of it', () => {
    const {
      text,
      html: kept,
      because,
      removed,
    } = extract(
      "body: //div[@id='gone']",
      "body: //ul[@id='notes'] | //div[contains(@class, 'story')]",
      "strip: //div[contains(text(), 'Buy')]",
      'strip: not an [ xpath',
      'strip_id_or_class: promo',
      'strip_image_src: b.example/pixel',
      'find_string: <lead>',
      'replace_string: <p>',
      'replace_string(</lead>): </p>',
      'prune: no',
    );
    expect(text).toBe(`${lead}\n${second}\nLength: 400 metres`);
    expect(kept).toContain('src="https://news.example.com/a.jpg"');
    expect(kept).not.toContain('pixel');
    expect(because).toContain("site rule //ul[@id='notes']");
    expect(removed.map(({ rule, text: what }) => `${rule}: ${what}`)).toEqual([
      'site-rule: Buy now the poster',
      'site-rule: Our offers of the week',
    ]);
  });

  it('state title, authors, date and the other pages', () => {
    expect(
      extract(
        "title: substring-before(//title, ' - ')",
        "author: //p[@class='who']/b",
        "date: substring-after(//p[@class='when'], 'Posted:')",
        "next_page_link: //a[contains(., 'Next part')]",
        "single_page_link: concat(//a[@class='all']/@href, '?all=1')",
      ),
    ).toMatchObject({
      title: 'The Bridge',
      authors: ['Ann Quay', 'Bo Mole'],
      publishedAt: '2024-03-05T00:00:00.000Z',
      nextUrl: 'https://news.example.com/bridge/b',
      wholeUrl: 'https://news.example.com/bridge/print?all=1',
    });
  });

  it('leave the page to the scorer where none matches, unless they forbid it', () => {
    expect(extract('body: //section').because).toContain('site rule //section matched nothing');
    expect(extract('body: //section').text).toContain(elsewhere.trim());
    expect(extract('body: //section', 'autodetect_on_failure: no').verdict).toBe('empty');
  });

  it('never strip the whole page', () => {
    expect(extract('strip: //body', 'strip: /html').text).not.toBe('');
  });

  it('are cleaned and made safe as any article is', () => {
    const rules = parseSiteRules(
      "body: //div[@id='x']\nprune: no\nreplace_string(EVIL): <script>alert(1)</script>",
    );
    const page = `<div id="x"><p>${lead}</p><p>Advertisement</p>EVIL<p onclick="x()">${second}</p></div>`;
    const answer = extractPage({ html: page, url, options: { site: rules } });
    expect(answer.text).toBe(`${lead}\n${second}`);
    expect(answer.html).not.toMatch(/script|onclick|Advertisement/);
  });
});
