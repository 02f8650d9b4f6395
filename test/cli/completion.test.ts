import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../support/program.js';

/** What bash would offer after these words. */
function offered(script: string, words: readonly string[]): string[] {
  const list = words.map((word) => `'${word}'`).join(' ');
  const asked = `${script}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _winnow; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return spawnSync('bash', ['-c', asked], { encoding: 'utf8' }).stdout.trim().split('\n');
}

describe('winnow completion', () => {
  test('lets bash complete commands, and the options of a command', async () => {
    const { code, stdout } = await runProgram(['completion', 'bash']);
    expect(code).toBe(0);
    expect(offered(stdout, ['winnow', 'sta'])).toEqual(['start', 'status']);
    expect(offered(stdout, ['winnow', 'status', '--a'])).toEqual(['--all']);
  });

  test('gives zsh the means to read that script', async () => {
    expect((await runProgram(['completion', 'zsh'])).stdout).toMatch(/^autoload -U \+X bashcompinit/);
  });

  test('tells fish what each command is for', async () => {
    const { stdout } = await runProgram(['completion', 'fish']);
    expect(stdout).toMatch(/__fish_use_subcommand -f -a status -d 'show how/);
    expect(stdout).toMatch(/__fish_seen_subcommand_from status' -l all/);
  });

  test('refuses other shells', async () => {
    const { code, stderr } = await runProgram(['completion', 'cmd']);
    expect(code).toBe(64);
    expect(stderr).toContain('bash, zsh, fish');
  });
});
