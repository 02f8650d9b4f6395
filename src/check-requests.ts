/** Checks what the configuration says of asking and reading its sources: variables, selectors and paths. */
import type { ConfigText } from './config-file.js';
import type { SourceConfig } from './config-schema.js';
import { fillRequest } from './source-request.js';
import type { Variables } from './variables.js';
import type { ConfigProblem } from './vocabulary/config-problem.js';

function checkVariables(
  text: ConfigText,
  source: SourceConfig,
  index: number,
  variables: Variables,
): ConfigProblem[] {
  return fillRequest(source, variables).missing.map(({ path, name, because }) =>
    text.problemAt(
      ['sources', index, ...path],
      because,
      `Set ${name} (or ${name}_FILE) where the program is started, or take \${${name}} out.`,
    ),
  );
}

function checkReader(
  text: ConfigText,
  { type, select, paths }: SourceConfig,
  index: number,
): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (type === 'html' && select === undefined) {
    const fix = 'Add "select" with the selector of one item, for example { "item": "article" }.';
    problems.push(text.problemAt(['sources', index], 'a listing page needs selectors to be read by', fix));
  }
  const settings = { select: 'html', paths: 'json' } as const;
  const present = { select, paths };
  for (const name of ['select', 'paths'] as const) {
    if (present[name] === undefined || type === 'auto' || type === settings[name]) continue;
    const message = `"${name}" has no effect on the type "${type}"`;
    const fix = `Remove it, or set "type" to "${settings[name]}".`;
    problems.push(text.problemAt(['sources', index, name], message, fix, 'warning'));
  }
  return problems;
}

export function checkRequests(
  text: ConfigText,
  sources: readonly SourceConfig[],
  variables: Variables,
): ConfigProblem[] {
  return sources.flatMap((source, index) => [
    ...checkVariables(text, source, index, variables),
    ...checkReader(text, source, index),
  ]);
}
