/** Finds CSS selectors that are none: such a one would silently find nothing. */
import { is } from 'css-select';
import type { ConfigText } from '../config-file.js';
import type { ReadyConfig } from '../config-schema.js';
import type { ConfigProblem } from '../vocabulary/config-problem.js';

interface Selector {
  path: (string | number)[];
  value: string | undefined;
}

type Selectors = Pick<ReadyConfig['sources'][number], 'article' | 'strip' | 'select'>;

function selectorsOf(
  { article, strip = [], select = { item: '*' } }: Selectors,
  path: Selector['path'],
): Selector[] {
  return [
    { path: [...path, 'article'], value: article },
    ...strip.map((value, at) => ({ path: [...path, 'strip', at], value })),
    ...Object.entries(select).map(([name, value]) => ({ path: [...path, 'select', name], value })),
  ];
}

function faultOf(selector: string): string | undefined {
  try {
    is({} as never, selector);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

export function checkSelectors(text: ConfigText, config: ReadyConfig): ConfigProblem[] {
  const all = [
    ...selectorsOf({ ...config.defaults, select: undefined }, ['defaults']),
    ...config.sources.flatMap((source, index) => selectorsOf(source, ['sources', index])),
  ];
  return all.flatMap(({ path, value }) => {
    const fault = value === undefined ? undefined : faultOf(value);
    const fix = 'Write one as in a style sheet, for example "ul.news > li".';
    return fault === undefined ? [] : [text.problemAt(path, `"${value}" is no CSS selector: ${fault}`, fix)];
  });
}
