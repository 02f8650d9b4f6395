/** The rules of the tree: who may import whom, no cycles, small files, each package behind one file. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const stages = ['clock', 'collect', 'extract', 'group', 'label', 'publish', 'serve'];

interface SourceFile {
  path: string;
  text: string;
  lines: number;
  /** Paths of the project's own files. */
  own: string[];
  /** Names of packages. */
  packages: string[];
}

function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}

function importsOf(text: string): string[] {
  const statements = text.matchAll(/^(?:import|export)\s(?:[^;'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm);
  const dynamic = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [...statements, ...dynamic].map((match) => match[1] ?? '');
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = importsOf(text);
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    own: imports
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => join(dirname(path), specifier).replace(/\.js$/, '.ts')),
    packages: imports.filter((specifier) => !/^(?:\.|node:)/.test(specifier)).map(packageOf),
  };
}

const files = [...listFiles('src'), ...listFiles('workers')].map(readSource);

/** Low ranks know nothing of high ones. */
function rankOf(path: string): { rank: number; name: string } {
  const [top, folder = '', file = ''] = path.split('/');
  if (top === 'workers') return { rank: 8, name: 'workers' };
  if (folder === 'vocabulary' || folder === 'errors.ts') return { rank: 0, name: 'vocabulary' };
  if (folder === 'text') return { rank: 1, name: 'text' };
  if (stages.includes(folder)) {
    return file === `${folder}.ts` ? { rank: 4, name: 'shell' } : { rank: 2, name: 'pure stage file' };
  }
  if (folder === 'store' || folder === 'system') return { rank: 5, name: folder };
  if (
    [
      'operations',
      'settings-of.ts',
      'context.ts',
      'left-out-page.ts',
      'measure-progress.ts',
      'open-engines.ts',
      'open-http.ts',
      'preview',
      'operators.ts',
      'prepare.ts',
      'reload-config.ts',
      'render-when-asked.ts',
      'probes.ts',
      'site-pages.ts',
      'static-site.ts',
      'roles.ts',
      'start-clock.ts',
      'run-roles.ts',
      'run-worker.ts',
    ].includes(folder)
  ) {
    return { rank: 6, name: 'composition' };
  }
  if (folder === 'cli' || folder === 'demo') return { rank: 7, name: folder };
  return { rank: 3, name: 'ports and configuration' };
}

function stageOf(path: string): string | undefined {
  return stages.find((stage) => path.startsWith(`src/${stage}/`));
}

function findCycle(): string[] | undefined {
  const imports = new Map(files.map(({ path, own }) => [path, own]));
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of imports.get(path) ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return undefined;
  };
  for (const { path } of files) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** Packages that several files import, each with its reason. */
const sharedPackages: Record<string, string> = {
  commander: 'every command describes itself',
  '@electric-sql/pglite': 'the thread that holds the engine, and the protocol of its statements',
  domutils: 'walking the tree of listing pages and of articles',
  bullmq: 'the queue, the consumer that runs its jobs, and the page that shows them',
  '@bull-board/api': 'the page of the queues, and the queue in memory that it shows',
  fastify: 'the server, and the type of the plugins that it is given',
  ioredis: 'the connection, and its type where the queue is handed it',
  zod: 'the schemas of configuration, environment and operations, and the problems they report',
  'jsonc-parser': 'the configuration, and the filter that reads only its topics',
  htmlparser2: 'feeds are XML and pages are HTML: two readers with two sets of rules',
  domhandler: 'the types of the tree that the HTML reader builds',
  'css-select': 'selectors of listing pages and selectors of articles',
  entities: 'character references in feeds and in text',
  '@exodus/bytes': 'decoding of feeds and of pages',
  undici: 'documents, and what is posted to hubs',
  fastq: 'what is compressed at once, and what is polled at once',
};

describe('the tree', () => {
  test('holds files that import their own rank and lower ones only', () => {
    const wrong = files.flatMap(({ path, own }) =>
      own
        .filter((target) => rankOf(target).rank > rankOf(path).rank)
        .map((target) => `${path} (${rankOf(path).name}) imports ${target} (${rankOf(target).name})`),
    );
    expect(wrong).toEqual([]);
  });

  test('keeps every stage to itself', () => {
    const wrong = files.flatMap(({ path, own }) => {
      const stage = stageOf(path);
      return stage === undefined
        ? []
        : own
            .filter((target) => (stageOf(target) ?? stage) !== stage)
            .map((target) => `${path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('keeps store and system apart', () => {
    const wrong = files.flatMap(({ path, own }) => {
      const [mine, other] = path.startsWith('src/store/') ? ['store', 'system'] : ['system', 'store'];
      if (!path.startsWith(`src/${mine}/`)) return [];
      return own
        .filter((target) => target.startsWith(`src/${other}/`))
        .map((target) => `${path} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('has no import cycle, types included', () => {
    expect(findCycle()).toBeUndefined();
  });

  test('imports only files that are there', () => {
    const known = new Set(files.map(({ path }) => path));
    const missing = files.flatMap(({ path, own }) =>
      own.filter((target) => !known.has(target)).map((target) => `${path}: ${target}`),
    );
    expect(missing).toEqual([]);
  });

  test('lets pure stage files wait for nothing', () => {
    const waiting = files
      .filter(({ path }) => rankOf(path).name === 'pure stage file')
      .filter(({ text }) =>
        /\basync\b|\bawait\b|\bPromise</.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '')),
      )
      .map(({ path }) => path);
    expect(waiting).toEqual([]);
  });

  test('has each package behind one file, or a stated reason', () => {
    const importers = new Map<string, Set<string>>();
    for (const { path, packages } of files) {
      for (const name of packages) importers.set(name, (importers.get(name) ?? new Set()).add(path));
    }
    const spread = [...importers].filter(
      ([name, paths]) => paths.size > 1 && sharedPackages[name] === undefined,
    );
    expect(spread.map(([name, paths]) => `${name}: ${[...paths].join(', ')}`)).toEqual([]);
  });

  test('keeps files small', () => {
    const sizes = files.map(({ lines }) => lines).toSorted((a, b) => a - b);
    const large = files.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`);
    expect(large).toEqual([]);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(90);
    expect(sizes[Math.floor(sizes.length * 0.95)]).toBeLessThanOrEqual(250);
  });

  test('begins every file with a sentence that says what it is', () => {
    const silent = files
      .filter(({ text }) => !/^(?:#!.*\n)?\/\*\*(?: [^*\n]|\n \* )/.test(text))
      .map(({ path }) => relative('.', path));
    expect(silent).toEqual([]);
  });

  test('has no file named after nothing', () => {
    const vague = files
      .filter(({ path }) => /\/(?:utils?|helpers?|common|misc|index)\b/.test(path))
      .map(({ path }) => path);
    expect(vague).toEqual([]);
  });
});
