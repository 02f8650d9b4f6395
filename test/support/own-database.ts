/** Databases on a running PostgreSQL server, each for one test. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Runs one statement as the server's administrator. */
export async function administrate(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** An empty database under a name that nobody else has; `url` is its own. */
export async function makeOwnDatabase(serverUrl: string): Promise<{ url: string; remove(): Promise<void> }> {
  const name = `winnow_test_${randomBytes(6).toString('hex')}`;
  await administrate(serverUrl, `create database ${name}`);
  const own = new URL(serverUrl);
  own.pathname = `/${name}`;
  return { url: own.href, remove: () => administrate(serverUrl, `drop database ${name} with (force)`) };
}
