/** Finds what is wrong in a file of site rules, which reading it passes over. */
import { closestName } from '../text/closest-name.js';
import { parsePage } from './parse-page.js';
import { MAX_LINE, MAX_LINES } from './site-rules.js';
import { XPathPage } from './xpath.js';

export interface SiteRuleFault {
  /** Counted from 1. */
  line: number;
  message: string;
  fix: string;
}

const byXPath = new Set(['title', 'body', 'date', 'author', 'strip', 'single_page_link', 'next_page_link']);
const others = [
  'strip_id_or_class',
  'strip_image_src',
  'find_string',
  'replace_string',
  'prune',
  'autodetect_on_failure',
];
const known = [...byXPath, ...others];

/** Other lines of the format, which mean nothing here. */
const passedOver = new Set([
  'tidy',
  'parser',
  'test_url',
  'test_contains',
  'strip_attr',
  'dissolve',
  'footnotes',
]);

/** An expression shows what is wrong with it on any page. */
function isXPath(expression: string): boolean {
  const page = parsePage('<p>text</p>', 'about:blank');
  return 'failure' in page || new XPathPage(page.document).find(expression) !== undefined;
}

function judgeLine(line: string): Omit<SiteRuleFault, 'line'> | undefined {
  if (line === '' || line.startsWith('#')) return undefined;
  if (line.length > MAX_LINE)
    return {
      message: `the line has more than ${MAX_LINE} characters, and is passed over`,
      fix: 'Split it into several rules.',
    };
  const [, name = '', , value = ''] = /^([a-z_]+)(\(.*\))? ?:[ \t]*(.*)$/iu.exec(line) ?? [];
  const rule = name.toLowerCase();
  if (rule === '')
    return {
      message: 'the line is no rule, and is passed over',
      fix: 'Write "name: value", for example "body: //article"; begin comments with #.',
    };
  if (byXPath.has(rule) && value !== '' && !isXPath(value))
    return {
      message: `"${value}" is not XPath 1.0, and is passed over`,
      fix: 'Write for example //div[@class="story"].',
    };
  if (known.includes(rule) || passedOver.has(rule)) return undefined;
  const meant = closestName(rule, known);
  return meant === undefined
    ? undefined
    : { message: `there is no rule "${name}"`, fix: `Did you mean "${meant}"?` };
}

export function checkSiteRules(text: string): SiteRuleFault[] {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  const faults = lines.slice(0, MAX_LINES).flatMap((line, at): SiteRuleFault[] => {
    const fault = judgeLine(line.trim());
    return fault ? [{ line: at + 1, ...fault }] : [];
  });
  const rest = lines.slice(MAX_LINES).some((line) => line.trim() !== '');
  if (!rest) return faults;
  const message = `only the first ${MAX_LINES} lines of a file are read`;
  return [...faults, { line: MAX_LINES + 1, message, fix: 'Leave out what the site needs no longer.' }];
}
