/** The program as it was some migrations ago, built from the history of the repository. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** So many migrations the earlier program does not have. */
const migrationsBack = 3;

function git(...args: string[]): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

/** Undefined where the history is not at hand. */
export function findEarlierCommit(): string | undefined {
  try {
    const added = git('log', '--diff-filter=A', '--format=%H', '--', 'src/store/migrations').split('\n');
    return git('rev-parse', '--verify', `${added[migrationsBack - 1]}^`);
  } catch {
    return undefined;
  }
}

export interface EarlierBuild {
  /** Folder of the entries of its workers. */
  entries: string;
  remove(): void;
}

export function buildEarlier(commit: string): EarlierBuild {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-earlier-'));
  const tree = join(folder, 'tree');
  const archive = join(folder, 'tree.tar');
  mkdirSync(tree);
  git('archive', '--output', archive, commit);
  execFileSync('tar', ['-xf', archive, '-C', tree]);
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const compiler = join(root, 'node_modules', '.bin', 'tsc');
  execFileSync(compiler, ['-p', 'tsconfig.build.json'], { cwd: tree, stdio: 'inherit' });
  return {
    entries: join(tree, 'dist', 'workers'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
