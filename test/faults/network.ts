/** A network namespace for workers, whose link to the servers can be cut without a word. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

export interface Network {
  /** Address of the servers' side. */
  host: string;
  /** What runs a command on the workers' side. */
  prefix: string[];
  /** From here on nothing that the servers send arrives; nobody is told. */
  cut(): void;
  heal(): void;
  remove(): void;
}

function ip(...args: string[]): void {
  execFileSync('ip', args, { stdio: 'pipe' });
}

export function makeNetwork(): Network {
  const name = `winnow${process.pid % 10_000}`;
  const [ours, theirs] = [`${name}a`, `${name}b`];
  const net = `10.213.${process.pid % 250}`;
  // Names are looked up at the servers' side too (ip-netns(8)).
  const files = `/etc/netns/${name}`;
  mkdirSync(files, { recursive: true });
  writeFileSync(`${files}/resolv.conf`, `nameserver ${net}.1\n`);
  ip('netns', 'add', name);
  ip('link', 'add', ours, 'type', 'veth', 'peer', 'name', theirs);
  ip('link', 'set', theirs, 'netns', name);
  ip('addr', 'add', `${net}.1/24`, 'dev', ours);
  ip('link', 'set', ours, 'up');
  ip('-n', name, 'addr', 'add', `${net}.2/24`, 'dev', theirs);
  ip('-n', name, 'link', 'set', theirs, 'up');
  ip('-n', name, 'link', 'set', 'lo', 'up');
  return {
    host: `${net}.1`,
    prefix: ['ip', 'netns', 'exec', name],
    cut: () => ip('route', 'add', 'blackhole', `${net}.2/32`),
    heal: () => ip('route', 'del', 'blackhole', `${net}.2/32`),
    remove() {
      ip('link', 'del', ours);
      ip('netns', 'del', name);
      rmSync(files, { recursive: true });
    },
  };
}
