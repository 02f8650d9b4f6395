/** Checks the folder of site rules that a configuration names: every file, with its line. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { readConfigFile } from '../config.js';
import { readConfigText } from '../config-file.js';
import { checkSiteRules } from '../extract/check-site-rules.js';
import { mostRuleBytes } from '../system/site-rules-folder.js';
import type { ConfigProblem } from '../vocabulary/config-problem.js';

/** As `example.com.txt` and `.example.com.txt` are found. */
const isFound = /^\.?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.txt$/;
/** Copies of the public collection have these beside the rules. */
const isForeign = /^(?:LICENSE|README|\.git)|\.md$|^global\.txt$/i;

const path = '$.defaults.siteRules';

type Warn = (line: number, message: string, fix: string) => ConfigProblem;

function checkFile(file: string, warn: Warn): ConfigProblem[] {
  try {
    return checkContent(file, warn);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'failed';
    return [
      warn(1, `it cannot be read (${reason})`, 'Let the program read it, or take it out of the folder.'),
    ];
  }
}

function checkContent(file: string, warn: Warn): ConfigProblem[] {
  const { size } = statSync(file);
  if (size > mostRuleBytes)
    return [
      warn(
        1,
        `only the first ${mostRuleBytes} octets of its ${size} are read`,
        'Leave out what the site needs no longer.',
      ),
    ];
  const bytes = readFileSync(file);
  if (bytes.includes(0)) return [warn(1, 'it is no text', 'Write it as UTF-8.')];
  return checkSiteRules(bytes.toString('utf8')).map(({ line, message, fix }) => warn(line, message, fix));
}

/** Nothing where the configuration names no folder; an error where the folder is not there. */
export function checkRulesFolder(configFile: string, siteRules: string | undefined): ConfigProblem[] {
  if (siteRules === undefined) return [];
  const folder = resolve(dirname(configFile), siteRules);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    const text = readConfigText(configFile, readConfigFile(configFile));
    const fix =
      'Name a folder of files such as "example.com.txt"; a relative path starts beside the configuration.';
    return [text.problemAt(['defaults', 'siteRules'], `there is no folder ${folder}`, fix)];
  }
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => !entry.isDirectory() && !isForeign.test(entry.name),
  );
  return entries
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap(({ name }) => {
      const file = join(folder, name);
      const warn: Warn = (line, message, fix) => ({
        file: relative('.', file),
        line,
        column: 1,
        message,
        fix,
        path,
        severity: 'warning',
      });
      if (!isFound.test(name))
        return [
          warn(
            1,
            'no host has its rules in a file of this name',
            'Name it after the host in small letters: "example.com.txt".',
          ),
        ];
      return checkFile(file, warn);
    });
}
