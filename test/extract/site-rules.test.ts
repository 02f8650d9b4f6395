import { describe, expect, it } from 'vitest';
import { mergeSiteRules, parseSiteRules, siteRuleFiles } from '../../src/extract/site-rules.js';

describe('parseSiteRules', () => {
  it('gathers the lines of each kind in their order, and passes over what means nothing here', () => {
    const rules = parseSiteRules(
      [
        '# a comment',
        'title: //h1',
        'body: //div[@id="a"]',
        'body: //div[@id="b:c"]',
        'strip: //aside',
        'strip_id_or_class: promo',
        'strip_image_src: /pixel',
        'next_page_link: //a[@rel="next"]',
        'single_page_link: //a[@class="all"]',
        'prune: no',
        'tidy: no',
        'http_header(Cookie): a=b',
        'test_url: https://site.example/a',
        'no rule at all',
      ].join('\r\n'),
    );
    expect(rules).toMatchObject({
      title: ['//h1'],
      body: ['//div[@id="a"]', '//div[@id="b:c"]'],
      strip: ['//aside'],
      stripIdOrClass: ['promo'],
      stripImageSrc: ['/pixel'],
      nextPageLink: ['//a[@rel="next"]'],
      singlePageLink: ['//a[@class="all"]'],
      prune: false,
      autodetect: true,
    });
  });

  it('reads both ways of writing a replacement', () => {
    const rules = parseSiteRules('find_string: <lead>\nreplace_string: <p>\nreplace_string(</lead>): </p>');
    expect(rules.replacements).toEqual([
      ['<lead>', '<p>'],
      ['</lead>', '</p>'],
    ]);
  });

  it('stops at a number of lines, and leaves out lines beyond all measure', () => {
    expect(parseSiteRules('strip: //b\n'.repeat(10_000)).strip.length).toBeLessThanOrEqual(500);
    expect(parseSiteRules(`strip: //${'b'.repeat(5000)}`).strip).toEqual([]);
  });
});

describe('mergeSiteRules', () => {
  it('tries the rules of the host before those of its parent', () => {
    const merged = mergeSiteRules(parseSiteRules('body: //a\nprune: no'), parseSiteRules('body: //b'));
    expect(merged.body).toEqual(['//a', '//b']);
    expect(merged.prune).toBe(false);
  });
});

describe('siteRuleFiles', () => {
  it('names the file of the host, then those for the hosts below each parent', () => {
    expect(siteRuleFiles('www.example.com')).toEqual(['example.com.txt']);
    expect(siteRuleFiles('News.Example.co.uk')).toEqual([
      'news.example.co.uk.txt',
      '.example.co.uk.txt',
      '.co.uk.txt',
    ]);
  });

  it('names nothing that could lead out of the folder', () => {
    for (const host of ['..', '../../etc/passwd', 'a/../b', '', '.', 'a..b'])
      expect(siteRuleFiles(host), host).toEqual([]);
  });
});
