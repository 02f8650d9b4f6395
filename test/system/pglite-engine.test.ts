/** The thread of the embedded engine, in a process of its own. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { makeFolder } from '../support/program.js';

const run = promisify(execFile);
const built = (name: string) => JSON.stringify(new URL(`../../dist/src/system/${name}.js`, import.meta.url));

test('closes though statements are on their way, and the process goes on after it', async () => {
  const folder = makeFolder();
  const file = join(folder.root, 'program.mjs');
  writeFileSync(
    file,
    `import { openPgliteEngine } from ${built('pglite-engine')};
    import { createPgliteSession } from ${built('pglite-session')};
    const engine = await openPgliteEngine();
    const session = await createPgliteSession(engine);
    const ask = () => session.execute('select 1').then(() => 'answered', () => 'refused');
    const before = ask();
    const closing = engine.close();
    const after = ask();
    await closing;
    console.log('closed', await before, await after);`,
  );
  const { stdout } = await run(process.execPath, [file]);
  folder.remove();
  expect(stdout.trim()).toBe('closed answered refused');
});
