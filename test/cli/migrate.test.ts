import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../src/store/migrate.js';
import { makeDataDir } from '../support/engines.js';
import { createCertificate } from '../support/loopback-server.js';
import { hasRedis, startRedis } from '../support/own-servers.js';
import { runProgram } from '../support/program.js';

const pair = createCertificate('IP:127.0.0.1', 2);

describe('winnow migrate', () => {
  test('brings the tables up to date, says so and ends', async () => {
    const { dataDir, remove } = makeDataDir();
    const { code, stdout } = await runProgram(['migrate'], { DATA_DIR: dataDir });
    expect(stdout).toBe(`The database is at version ${migrations.at(-1)?.version}.\n`);
    expect(code).toBe(0);
    remove();
  });

  test.skipIf(!pair || !hasRedis)(
    'reaches a Redis over TLS whose authority the environment names (skipped without openssl or redis-server)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'winnow-tls-'));
      const tls = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
      writeFileSync(tls.cert, pair?.cert ?? '');
      writeFileSync(tls.key, pair?.key ?? '');
      const server = await startRedis({ tls, password: 'open-sesame' });
      const { dataDir, remove } = makeDataDir();
      const run = (environment: object) =>
        runProgram(['migrate'], { DATA_DIR: dataDir, REDIS_URL: server.url, ...environment });
      expect((await run({ NODE_EXTRA_CA_CERTS: tls.cert })).code).toBe(0);
      const distrusted = await run({});
      expect(distrusted.code).toBe(69);
      expect(distrusted.stderr).not.toContain('open-sesame');
      await server.remove();
      remove();
      rmSync(folder, { recursive: true });
    },
    60_000,
  );
});
