/** The container files, by the rules of their formats, and by what they promise. There is no engine here to build them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DCLinter } from 'dclint';
import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readEnvironment } from '../src/environment.js';
import { roles } from '../src/role-names.js';
import { workerEnvironment } from './bench/fleet-job.js';
import { nodeFlags } from './bench/whole-job.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string) => readFileSync(`${root}${name}`, 'utf8');
const dockerfile = read('Dockerfile');

interface Service {
  image: string;
  command?: string[];
  restart?: string;
  read_only?: boolean;
  cap_drop?: string[];
  healthcheck?: { test: string[] };
  mem_limit?: string;
  cpus?: number;
  /** Null where a variable is not set. */
  environment?: Record<string, string | null>;
  secrets?: string[];
  volumes?: string[];
  ports?: string[];
  networks?: string[];
  container_name?: string;
  stop_grace_period?: string;
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  secrets?: Record<string, { file: string }>;
  networks?: Record<string, { internal?: boolean } | null>;
}

/** With variables as Compose fills them in. */
function readCompose(name: string, variables: Record<string, string> = {}): Compose {
  const filled = read(name).replace(
    /\$\{(\w+):-(.*?)\}/g,
    (_, variable: string, usual: string) => variables[variable] ?? usual,
  );
  return parse(filled, { merge: true }) as Compose;
}

const fleet = readCompose('docker-compose.yml');
const single = readCompose('docker-compose.embedded.yml');
const workers = roles.map((role) => ({ role, service: fleet.services[role] as Service }));

/** Our image is built where it is started, and a feed reader on another machine has to reach it. */
const linter = new DCLinter({
  rules: {
    'no-build-and-image': 0,
    'service-image-require-explicit-tag': 0,
    'no-unbound-port-interfaces': 0,
  },
  quiet: true,
  debug: false,
  exclude: [],
});

describe.each([
  ['docker-compose.yml', fleet],
  ['docker-compose.embedded.yml', single],
])('%s', (name, compose) => {
  test('is valid by the schema of the Compose Specification, without what its linter calls an error', () => {
    const results = linter.lintFiles([`${root}${name}`], false);
    expect(results.map((result: { errorCount: number }) => result.errorCount)).toEqual([0]);
  });

  test('limits the memory and the processors of every container', () => {
    for (const service of Object.values(compose.services))
      expect(service).toMatchObject({ mem_limit: expect.anything(), cpus: expect.anything() });
  });

  test('names every volume, secret and network that it uses', () => {
    for (const { volumes = [], secrets = [], networks = [] } of Object.values(compose.services)) {
      const named = volumes
        .map((volume) => volume.split(':')[0] ?? '')
        .filter((from) => !from.startsWith('.'));
      expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(named));
      expect(Object.keys(compose.secrets ?? {})).toEqual(expect.arrayContaining(secrets));
      expect(Object.keys(compose.networks ?? {})).toEqual(expect.arrayContaining(networks));
    }
  });

  test('hands every process the configuration beside it, or a whole folder where one is named', () => {
    const [, file = ''] = /CONFIG=(\S+)/.exec(dockerfile) ?? [];
    const mountsOf = ({ services }: Compose) =>
      Object.values(services)
        .filter(({ image }) => image === 'winnow')
        .map(({ volumes = [] }) => volumes.filter((volume) => volume.includes(':/config')));
    expect(existsSync(`${root}feeds.config.json`)).toBe(true);
    for (const mounts of mountsOf(compose)) expect(mounts).toEqual([`./feeds.config.json:${file}:ro`]);
    const folder = readCompose(name, { CONFIG_MOUNT: `./config:${dirname(file)}` });
    for (const mounts of mountsOf(folder)) expect(mounts).toEqual([`./config:${dirname(file)}:ro`]);
  });

  test('holds no secret, and lets every process write to its volumes alone', () => {
    for (const { environment = {}, image, read_only, cap_drop } of Object.values(compose.services)) {
      for (const [key, value] of Object.entries(environment))
        if (/PASSWORD|TOKEN/.test(key)) expect(value ?? '').toMatch(/^(?:\/run\/secrets\/|$)/);
      if (image !== 'winnow') continue;
      expect(read_only).toBe(true);
      expect(cap_drop).toEqual(['ALL']);
    }
  });

  test('sets only variables that the program knows', () => {
    const known = read('src/environment.ts');
    for (const { environment = {}, image } of Object.values(compose.services)) {
      if (image !== 'winnow') continue;
      for (const key of Object.keys(environment)) {
        if (key === 'NODE_OPTIONS' || key.startsWith('OTEL_')) continue;
        expect(known).toContain(key.replace(/_FILE$/, ''));
      }
    }
  });

  test('gives Node.js only options that it takes from the environment', () => {
    for (const { environment = {} } of Object.values(compose.services)) {
      const options = environment.NODE_OPTIONS;
      if (!options) continue;
      const env = { ...process.env, NODE_OPTIONS: options };
      expect(execFileSync(process.execPath, ['-p', '1 + 1'], { env, encoding: 'utf8' })).toBe('2\n');
    }
  });
});

describe('the fleet of containers', () => {
  test('starts every role by its own entry, and nothing else of ours', () => {
    for (const { role, service } of workers) expect(service.command).toEqual([`dist/workers/${role}.js`]);
    const ours = Object.entries(fleet.services).filter(([, { image }]) => image === 'winnow');
    expect(ours.map(([name]) => name).toSorted()).toEqual([...roles].toSorted());
    for (const role of roles) expect(existsSync(`${root}workers/${role}.ts`)).toBe(true);
    const entries = readdirSync(`${root}workers`).map((file) => file.replace(/\.ts$/, ''));
    expect(entries.toSorted()).toEqual(['all', ...roles].toSorted());
  });

  test('can have as many of a role as wanted: only the server has a port, none has a name', () => {
    for (const { role, service } of workers) {
      expect(service.container_name).toBeUndefined();
      expect(service.ports === undefined).toBe(role !== 'serve');
    }
  });

  test('gives a stop more time than the program takes', () => {
    for (const { service } of workers)
      expect(Number.parseInt(service.stop_grace_period ?? '', 10)).toBeGreaterThan(25);
  });

  test('keeps jobs when Redis is short of memory, and over its restart', () => {
    expect(fleet.services.redis?.command?.join(' ')).toMatch(/maxmemory-policy noeviction.*appendonly yes/);
  });

  test('shows the engines to the workers alone', () => {
    expect(fleet.networks?.engines?.internal).toBe(true);
    for (const name of ['postgres', 'redis']) expect(fleet.services[name]?.networks).toEqual(['engines']);
    for (const name of ['postgres', 'redis']) expect(fleet.services[name]?.healthcheck).toBeDefined();
  });

  test('gives processes an environment that they accept', () => {
    for (const { service } of workers) {
      const own = Object.entries(service.environment ?? {}).filter(([key]) => !key.endsWith('_FILE'));
      const filled = own.map(([key, value]) => [key, value ?? '']);
      expect(readEnvironment(Object.fromEntries(filled)).databaseUrl).toContain('@postgres:5432/winnow');
    }
  });
});

describe('the image', () => {
  test('has no fault that the language server of Docker knows', () => {
    expect(validate(dockerfile).map(({ message }) => message)).toEqual([]);
  });

  test('starts everything where one container is all there is, under an init, as a user without rights', () => {
    expect(dockerfile).toMatch(/^ENTRYPOINT \["\/usr\/bin\/tini", "--", "\/usr\/local\/bin\/node"\]$/m);
    expect(dockerfile).toMatch(/^CMD \["dist\/workers\/all\.js"\]$/m);
    expect(dockerfile).toMatch(/^USER nonroot$/m);
  });

  test('asks for its health by an address that the program answers', () => {
    const [, port] = /METRICS_PORT=(\d+)/.exec(dockerfile) ?? [];
    expect(readEnvironment({ METRICS_PORT: port }).metricsPort).toBe(9090);
    expect(dockerfile).toMatch(/HEALTHCHECK[\s\S]*METRICS_PORT \+ '\/readyz'/);
  });

  test('copies only what is there, and keeps secrets and data out of the build', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    for (const name of copied) expect(existsSync(`${root}${name}`), name).toBe(true);
    expect(read('.dockerignore').split('\n')).toEqual(
      expect.arrayContaining(['secrets', '.env', 'data', '.git']),
    );
  });
});

describe('Node.js is told', () => {
  const [, image = ''] = /NODE_OPTIONS="([^"]+)"/.exec(dockerfile) ?? [];

  test.each(['start', 'demo'])('by "npm run %s" what the image tells it', (name) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const [, flags = ''] = /^node (.+) dist\//.exec(scripts[name] ?? '') ?? [];
    expect(flags.split(' ').toSorted()).toEqual(image.split(' ').toSorted());
  });

  test('by the benchmarks what the image and the fleet of containers tell it', () => {
    expect(['--enable-source-maps', ...nodeFlags].toSorted()).toEqual(image.split(' ').toSorted());
    for (const { service } of workers)
      expect(service.environment?.NODE_OPTIONS).toBe(workerEnvironment.NODE_OPTIONS);
  });
});
