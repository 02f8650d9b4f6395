/** Feed readers of the Debian archive that poll the same news web; undefined where one is not installed. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processorSecondsOfEnded } from '../support/process-figures.js';

const longestMs = 300_000;

export interface PeerRun {
  seconds: number;
  cpuSeconds: number;
}

function run(command: string, args: readonly string[], home: string): Promise<PeerRun | undefined> {
  const started = performance.now();
  const usedBefore = processorSecondsOfEnded(process.pid);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8' },
      stdio: 'ignore',
      timeout: longestMs,
    });
    child.once('error', () => resolve(undefined));
    child.once('exit', (code) => {
      const cpuSeconds = processorSecondsOfEnded(process.pid) - usedBefore;
      resolve(code === 0 ? { seconds: (performance.now() - started) / 1_000, cpuSeconds } : undefined);
    });
  });
}

/** Parses to lines of text in files, nothing more. */
export function runSfeed(urls: readonly string[], home: string): Promise<PeerRun | undefined> {
  const file = join(home, 'sfeedrc');
  const feeds = urls.map((url, number) => `  feed "paper-${number}" "${url}"`).join('\n');
  writeFileSync(file, `sfeedpath="${join(home, 'sfeed')}"\nmaxjobs=16\nfeeds() {\n${feeds}\n}\n`);
  return run('sfeed_update', [file], home);
}

/** Parses and stores. */
export function runNewsboat(urls: readonly string[], home: string): Promise<PeerRun | undefined> {
  const [list, settings] = [join(home, 'urls'), join(home, 'newsboat.conf')];
  writeFileSync(list, `${urls.join('\n')}\n`);
  writeFileSync(settings, 'reload-threads 16\n');
  const cache = join(home, 'newsboat.db');
  return run('newsboat', ['-u', list, '-C', settings, '-c', cache, '-x', 'reload'], home);
}
