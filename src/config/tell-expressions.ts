/** What the compiler of topics found, at the places of the configuration where it stands. */
import type { ConfigText } from '../config-file.js';
import type { CompiledTopics } from '../label/compile-topics.js';
import type { ExpressionProblem } from '../label/expression.js';
import type { ConfigProblem } from '../vocabulary/config-problem.js';

/** `also[1]` as steps of a JSON path. */
function stepsOf(property: string): (string | number)[] {
  return [...property.matchAll(/[^[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** Faults as errors, then doubts as warnings. */
export function tellExpressions(
  text: Pick<ConfigText, 'problemAt'>,
  topics: readonly { id: string }[],
  compiled: CompiledTopics,
): ConfigProblem[] {
  const tell = (problem: ExpressionProblem, severity: ConfigProblem['severity']) => {
    const index = topics.findIndex(({ id }) => id === problem.topic);
    const { property = 'match' } = problem;
    const place = property.startsWith('includes') ? '' : ` (at character ${problem.index + 1})`;
    const message = `${problem.message.replace(/\.$/, '')}${place}`;
    const path = ['topics', index, ...stepsOf(property)];
    return text.problemAt(path, message, problem.hint, severity);
  };
  const errors = compiled.ok ? [] : compiled.problems;
  return [
    ...errors.map((problem) => tell(problem, 'error')),
    ...compiled.warnings.map((problem) => tell(problem, 'warning')),
  ];
}
