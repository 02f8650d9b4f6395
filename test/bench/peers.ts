/** Feed readers of the Debian archive that poll the same news web: seconds, or undefined where one is not installed. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const longestMs = 180_000;

function seconds(command: string, args: readonly string[], home: string): Promise<number | undefined> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8' },
      stdio: 'ignore',
      timeout: longestMs,
    });
    child.once('error', () => resolve(undefined));
    child.once('exit', (code) => resolve(code === 0 ? (performance.now() - started) / 1_000 : undefined));
  });
}

/** Parses to lines of text in files, nothing more. */
export function runSfeed(urls: readonly string[], home: string): Promise<number | undefined> {
  const file = join(home, 'sfeedrc');
  const feeds = urls.map((url, number) => `  feed "paper-${number}" "${url}"`).join('\n');
  writeFileSync(file, `sfeedpath="${join(home, 'sfeed')}"\nmaxjobs=16\nfeeds() {\n${feeds}\n}\n`);
  return seconds('sfeed_update', [file], home);
}

/** Parses and stores. */
export function runNewsboat(urls: readonly string[], home: string): Promise<number | undefined> {
  const [list, settings] = [join(home, 'urls'), join(home, 'newsboat.conf')];
  writeFileSync(list, `${urls.join('\n')}\n`);
  writeFileSync(settings, 'reload-threads 16\n');
  const cache = join(home, 'newsboat.db');
  return seconds('newsboat', ['-u', list, '-C', settings, '-c', cache, '-x', 'reload'], home);
}
