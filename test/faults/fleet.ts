/** A fleet of worker processes with a supervisor that starts again what died, as containers are started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, until } from '../support/program.js';

/** Eight processes, as in the goal of the fleet. */
export const usualFleet: Record<string, number> = {
  clock: 1,
  collect: 2,
  extract: 2,
  group: 1,
  publish: 1,
  serve: 1,
};

interface Worker {
  role: string;
  child: ChildProcess;
  environment: Record<string, string>;
}

export interface FleetOptions {
  configFile: string;
  /** Where the logs go. */
  folder: string;
  databaseUrl: string;
  redisUrl: string;
  /** Of the first process that serves; the others take free ones. */
  firstPort?: number;
  environment?: Record<string, string>;
  environmentOf?(role: string): Record<string, string>;
  /** Where the compiled entries are, beside this file; those of the build where absent. */
  entries?: string;
  /** Put before `node` of all that do not serve, to enter a network namespace. */
  prefix?: readonly string[];
}

export const builtEntries = '../../dist/workers';
const restartAfterMs = 300;

export class Fleet {
  private readonly workers = new Set<Worker>();
  private readonly log: WriteStream;
  private isStopping = false;
  /** Of the processes that are added from now on. */
  entries: string;
  /** Of the processes that serve. */
  readonly ports: number[] = [];
  /** How often a process died and was started again. */
  deaths = 0;

  constructor(private readonly options: FleetOptions) {
    this.entries = options.entries ?? builtEntries;
    this.log = createWriteStream(join(options.folder, 'fleet.log'), { flags: 'a' });
  }

  async start(counts: Record<string, number> = usualFleet): Promise<void> {
    for (const [role, count] of Object.entries(counts)) {
      for (let index = 0; index < count; index += 1) await this.add(role);
    }
    await Promise.all(this.ports.map((port) => this.ready(port)));
  }

  private async ready(port: number): Promise<void> {
    await until(
      async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok === true,
      180_000,
    );
  }

  async add(role: string): Promise<void> {
    const port = role === 'serve' ? await this.choosePort() : undefined;
    if (port !== undefined) this.ports.push(port);
    this.launch(role, this.entries, port === undefined ? {} : { PORT: String(port) });
  }

  private async choosePort(): Promise<number> {
    const { firstPort } = this.options;
    return firstPort !== undefined && this.ports.length === 0 ? firstPort : freePort();
  }

  private launch(role: string, entries: string, environment: Record<string, string>): void {
    const { configFile, databaseUrl, redisUrl, prefix = [] } = this.options;
    const file = fileURLToPath(new URL(`${entries}/${role}.js`, import.meta.url));
    const [command = process.execPath, ...args] = [
      ...(role === 'serve' ? [] : prefix),
      process.execPath,
      file,
    ];
    const child = spawn(command, args, {
      env: {
        PATH: process.env.PATH ?? '',
        CONFIG: configFile,
        HOST: '127.0.0.1',
        LOG_LEVEL: 'info',
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisUrl,
        ...this.options.environment,
        ...this.options.environmentOf?.(role),
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const worker = { role, child, environment };
    this.workers.add(worker);
    child.stderr?.on('data', (chunk: Buffer) => this.log.write(`${role} ${child.pid} ${chunk.toString()}`));
    child.once('exit', (code, signal) => {
      this.workers.delete(worker);
      this.log.write(`${role} ${child.pid} ended with ${code ?? signal}\n`);
      if (this.isStopping || worker.environment.GONE !== undefined) return;
      this.deaths += 1;
      setTimeout(() => {
        if (!this.isStopping) this.launch(role, entries, environment);
      }, restartAfterMs);
    });
  }

  /** Kills a process of any role, or of one. */
  kill(random: () => number, role?: string): void {
    const candidates = [...this.workers].filter((worker) => role === undefined || worker.role === role);
    candidates[Math.floor(random() * candidates.length)]?.child.kill('SIGKILL');
  }

  killAll(): void {
    for (const { child } of this.workers) child.kill('SIGKILL');
  }

  signalAll(signal: NodeJS.Signals): void {
    for (const { child } of this.workers) child.kill(signal);
  }

  /**
   * Replaces every process, one after the other: the new one is up before the old one is told to stop. Returns what the old
   * ones ended with.
   */
  async roll(halfWay = async () => {}): Promise<(number | null)[]> {
    const codes: (number | null)[] = [];
    const all = [...this.workers];
    for (const [index, old] of all.entries()) {
      if (index === Math.floor(all.length / 2)) await halfWay();
      await this.add(old.role);
      const newest = this.ports.at(-1);
      if (old.role === 'serve' && newest !== undefined) await this.ready(newest);
      old.environment.GONE = 'replaced';
      const { PORT } = old.environment;
      if (PORT !== undefined) this.ports.splice(this.ports.indexOf(Number(PORT)), 1);
      const ended = new Promise<number | null>((resolve) => old.child.once('exit', resolve));
      old.child.kill('SIGTERM');
      codes.push(await ended);
    }
    return codes;
  }

  get processes(): { role: string; pid: number }[] {
    return [...this.workers].map(({ role, child }) => ({ role, pid: child.pid ?? 0 }));
  }

  get url(): string {
    return `http://127.0.0.1:${this.ports[0]}`;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    const ended = [...this.workers].map(({ child }) => new Promise((resolve) => child.once('exit', resolve)));
    this.signalAll('SIGCONT');
    this.signalAll('SIGTERM');
    const late = setTimeout(() => this.killAll(), 30_000);
    await Promise.all(ended);
    clearTimeout(late);
    this.log.end();
  }
}
