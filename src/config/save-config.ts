/** Changes the configuration file: read, edited, checked, and put in place whole or not at all. */
import { existsSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { checkConfig, type ReadyConfig, readConfigFile, showProblem } from '../config.js';
import { CodedError } from '../errors.js';

export interface OpenConfig {
  file: string;
  text: string;
  config: ReadyConfig;
}

/** The file as it is; a new one is begun where there is none. Throws `config-invalid`: what is broken is not edited. */
export function openConfigFile(file: string): OpenConfig {
  const text = existsSync(file) ? readConfigFile(file) : '{}\n';
  return { file, text, config: checked(file, text) };
}

function checked(file: string, text: string): ReadyConfig {
  const { config, problems } = checkConfig(file, text);
  if (config) return config;
  const errors = problems.filter(({ severity }) => severity === 'error');
  throw new CodedError({
    code: 'config-invalid',
    message: `${file} has problems and was not changed\n${errors.map(showProblem).join('\n')}`,
    hint: 'Correct them first: winnow check.',
    exitCode: 78,
  });
}

/** Throws `config-invalid` before anything is written, `config-changed` when somebody else wrote meanwhile. */
export function saveConfigFile(
  { file, text: before }: Pick<OpenConfig, 'file' | 'text'>,
  text: string,
): void {
  checked(file, text);
  const target = existsSync(file) ? realpathSync(file) : file;
  if (existsSync(target) && readFileSync(target, 'utf8') !== before) {
    throw new CodedError({
      code: 'config-changed',
      message: `${file} was changed meanwhile by somebody else`,
      hint: 'Run the command again.',
      exitCode: 75,
    });
  }
  const mode = existsSync(target) ? statSync(target).mode : 0o644;
  writeFileSync(`${target}.new`, text, { mode });
  renameSync(`${target}.new`, target);
}
