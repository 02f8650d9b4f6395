/** One problem of the configuration as lines people can act on. */
import type { ConfigProblem } from '../vocabulary/config-problem.js';

export function showProblem(problem: ConfigProblem): string {
  const { file, line, column, path, severity, message, fix } = problem;
  return `${file}:${line}:${column} ${severity}: ${message} [${path}]\n    ${fix}`;
}
