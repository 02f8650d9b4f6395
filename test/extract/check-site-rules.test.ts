import { describe, expect, test } from 'vitest';
import { checkSiteRules } from '../../src/extract/check-site-rules.js';

const told = (...lines: string[]) =>
  checkSiteRules(lines.join('\n')).map(({ line, message }) => `${line}: ${message}`);

describe('a file of site rules', () => {
  test('is fine with rules, with lines of the format that mean nothing here, and with comments', () => {
    expect(
      told(
        '# of 2026',
        "body: //div[contains(concat(' ', normalize-space(@class), ' '), ' story ')] | //article",
        "title: substring-before(//title, ' - ')",
        'strip: //aside[position() > 1]',
        'strip_id_or_class: promo[',
        'replace_string(<br>): <p>',
        'http_header(user-agent): x',
        'tidy: no',
        'test_url: https://example.com/a',
        'if_page_contains: //body',
        '',
        'body:',
      ),
    ).toEqual([]);
  });

  test('is told of every line that is passed over, with its number', () => {
    expect(told('body: //div[', 'just words', 'stripp: //b', 'body: //article')).toEqual([
      '1: "//div[" is not XPath 1.0, and is passed over',
      '2: the line is no rule, and is passed over',
      '3: there is no rule "stripp"',
    ]);
  });

  test('is told where reading ends', () => {
    expect(told(...Array.from({ length: 600 }, () => 'strip: //b'))).toEqual([
      '501: only the first 500 lines of a file are read',
    ]);
    expect(told(`strip: ${'b'.repeat(3_000)}`)).toEqual([
      '1: the line has more than 2000 characters, and is passed over',
    ]);
  });
});
