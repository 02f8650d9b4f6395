import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands, loadCommand } from '../../src/cli/commands.js';
import { runProgram } from '../support/program.js';

describe('winnow', () => {
  test('lists every command', async () => {
    const { code, stdout, stderr } = await runProgram(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const name of Object.keys(commands)) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  test('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await runProgram(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('guesses the command that was meant, on standard error', async () => {
    const { code, stdout, stderr } = await runProgram(['chekc']);
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr).toContain('Did you mean "winnow check"?');
    expect((await runProgram(['constructor'])).code).toBe(64);
  });

  test('refuses an unknown option with the exit code for wrong usage', async () => {
    const { code, stdout, stderr } = await runProgram(['check', '--confg', 'x.json']);
    expect([code, stdout]).toEqual([64, '']);
    expect(stderr).toContain('--config');
    expect(stderr).toContain('winnow check --help');
  });

  test('says which file it cannot read, without a stack', async () => {
    for (const command of ['extract', 'import']) {
      const { code, stdout, stderr } = await runProgram([command, 'nowhere/page.html'], {
        DATA_DIR: 'nowhere',
      });
      expect([code, stdout]).toEqual([66, '']);
      expect(stderr).toMatch(/^winnow: nowhere\/page\.html cannot be read \(ENOENT\)\n {2}Name a file/);
    }
  });

  test('shows the help of a command either way', async () => {
    const help = await runProgram(['help', 'status']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('Usage: winnow status');
  });

  test.each(Object.entries(commands))('shows an example of %s', async (name, entry) => {
    const command = await loadCommand(name, entry);
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help).toContain(`$ winnow ${name}`);
  });
});
