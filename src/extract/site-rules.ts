/** Reads the rules of one site in the public ftr-site-config format (help.fivefilters.org, "Site patterns"). */

/** XPath 1.0 expressions where not said otherwise; the first of a list that matches holds. */
export interface SiteRules {
  title: string[];
  body: string[];
  date: string[];
  author: string[];
  /** All of these are removed. */
  strip: string[];
  /** Parts of class names and ids. */
  stripIdOrClass: string[];
  /** Parts of image addresses. */
  stripImageSrc: string[];
  singlePageLink: string[];
  nextPageLink: string[];
  /** Exact texts of the page's HTML and what stands for them. */
  replacements: [from: string, to: string][];
  /** Whether what a rule took is trimmed as any content is; "no" leaves it as it is. */
  prune: boolean;
  /** Whether the scorer may look where no rule matches. */
  autodetect: boolean;
}

/** Hand-written files have some dozen lines. */
export const MAX_LINES = 500;
export const MAX_LINE = 2000;

const LISTS = {
  title: 'title',
  body: 'body',
  date: 'date',
  author: 'author',
  strip: 'strip',
  strip_id_or_class: 'stripIdOrClass',
  strip_image_src: 'stripImageSrc',
  single_page_link: 'singlePageLink',
  next_page_link: 'nextPageLink',
} as const;

const LINE = /^([a-z_]+)(?:\((.*)\))? ?:[ \t]*(.*)$/iu;

function emptyRules(): SiteRules {
  return {
    title: [],
    body: [],
    date: [],
    author: [],
    strip: [],
    stripIdOrClass: [],
    stripImageSrc: [],
    singlePageLink: [],
    nextPageLink: [],
    replacements: [],
    prune: true,
    autodetect: true,
  };
}

function isNo(value: string): boolean {
  return /^(?:no|false|0)$/iu.test(value);
}

function readLine(line: string, rules: SiteRules, pending: { find?: string }): void {
  const [, name = '', argument, value = ''] = LINE.exec(line) ?? [];
  const key = name.toLowerCase();
  if (key in LISTS) {
    if (value !== '') rules[LISTS[key as keyof typeof LISTS]].push(value);
  } else if (key === 'prune') rules.prune = !isNo(value);
  else if (key === 'autodetect_on_failure') rules.autodetect = !isNo(value);
  else if (key === 'find_string') pending.find = value;
  else if (key === 'replace_string') {
    const from = argument ?? pending.find ?? '';
    if (from !== '') rules.replacements.push([from, value]);
    pending.find = undefined;
  }
}

/**
 * Never throws: lines that mean nothing here (`tidy`, `parser`, `test_url`, `http_header` …) are passed over, and so are
 * comments. What is not XPath shows when it is used.
 */
export function parseSiteRules(text: string): SiteRules {
  const rules = emptyRules();
  const pending: { find?: string } = {};
  for (const line of text.replace(/^\uFEFF/u, '').split(/\r?\n/u, MAX_LINES)) {
    const trimmed = line.trim();
    if (trimmed !== '' && !trimmed.startsWith('#') && trimmed.length <= MAX_LINE)
      readLine(trimmed, rules, pending);
  }
  return rules;
}

/** Later rules are tried after the first ones; what is removed adds up. */
export function mergeSiteRules(first: SiteRules, second: SiteRules): SiteRules {
  const lists = Object.values(LISTS).map((name) => [name, [...first[name], ...second[name]]]);
  return {
    ...first,
    ...Object.fromEntries(lists),
    replacements: [...first.replacements, ...second.replacements],
  };
}

/**
 * Names of the files that may hold the rules of a host, the one for it alone first: `example.com.txt` is for
 * example.com and www.example.com, `.example.com.txt` for the hosts below it.
 */
export function siteRuleFiles(host: string): string[] {
  const bare = host.toLowerCase().replace(/^www\./u, '');
  if (!/^[a-z0-9.-]{1,253}$/u.test(bare) || bare.startsWith('.') || bare.includes('..')) return [];
  const labels = bare.split('.');
  const parents = labels.slice(1, -1).map((_, index) => `.${labels.slice(index + 1).join('.')}.txt`);
  return [`${bare}.txt`, ...parents];
}
