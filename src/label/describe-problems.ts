/** Finds expressions that say something else than their author can have meant: everything, nothing, or only exclusions. */
import { closestName } from '../text/closest-name.js';
import {
  type Expression,
  type ExpressionProblem,
  type FactTerm,
  type Leaf,
  leavesOf,
  membersOf,
  problemAt,
} from './expression.js';

/** Up to this many distinct terms every combination is tried. */
const MOST_TERMS_TRIED = 12;

function keyOf(leaf: Leaf): string {
  if (leaf.kind === 'near')
    return ['near', leaf.distance, ...leaf.left.map(keyOf), '|', ...leaf.right.map(keyOf)].join(' ');
  if (leaf.kind === 'fact') return `${leaf.field}:${leaf.value.toLowerCase()} ${leaf.prefix}`;
  const text = leaf.exact ? leaf.text : leaf.text.toLowerCase();
  return `${leaf.field}:${text} ${leaf.quoted} ${leaf.exact} ${leaf.prefix}`;
}

function isTrue(expression: Expression, present: (leaf: Leaf) => boolean): boolean {
  if (expression.kind === 'not') return !isTrue(expression.part, present);
  if ('parts' in expression) {
    const every = expression.kind === 'and';
    return every
      ? expression.parts.every((part) => isTrue(part, present))
      : expression.parts.some((part) => isTrue(part, present));
  }
  return present(expression);
}

function isRange(left: string, right: string, separator: string): boolean {
  return left === right || left.startsWith(right + separator) || right.startsWith(left + separator);
}

/** An article has one source, one language, one site: the wider and the narrower name agree, others do not. */
function excludeEachOther(left: Leaf, right: Leaf): boolean {
  if (left.kind !== 'fact' || right.kind !== 'fact' || left.field !== right.field) return false;
  const [one, two] = [left.value.toLowerCase(), right.value.toLowerCase()];
  if (left.field === 'source') return one !== two && !left.prefix && !right.prefix;
  if (left.field === 'lang') return !isRange(one.replaceAll('_', '-'), two.replaceAll('_', '-'), '-');
  if (left.field !== 'site') return false;
  const reverse = (domain: string) =>
    domain
      .replace(/^www\./, '')
      .split('.')
      .reverse()
      .join('.');
  return !isRange(reverse(one), reverse(two), '.');
}

/** Whether finding `narrow` means that `wide` is found: the lead is part of the body, both areas are parts of any. */
function implies(narrow: Leaf, wide: Leaf): boolean {
  if (narrow.kind !== 'text' || wide.kind !== 'text') return false;
  const isInside =
    (wide.field === 'any' && narrow.field !== 'author') || (wide.field === 'body' && narrow.field === 'lead');
  return isInside && keyOf({ ...narrow, field: wide.field }) === keyOf(wide);
}

function isPossible(present: readonly Leaf[], leaves: readonly Leaf[]): boolean {
  const keys = new Set(present.map(keyOf));
  return present.every(
    (leaf, at) =>
      !present.slice(at + 1).some((other) => excludeEachOther(leaf, other)) &&
      leaves.every((wide) => !implies(leaf, wide) || keys.has(keyOf(wide))),
  );
}

/** The truth values the expression takes over all combinations of its terms. */
function truths(expression: Expression, leaves: readonly Leaf[]): Set<boolean> {
  const keys = leaves.map(keyOf);
  const found = new Set<boolean>();
  for (let bits = 0; bits < 2 ** keys.length && found.size < 2; bits++) {
    const present = leaves.filter((_, at) => (bits >> at) & 1);
    if (!isPossible(present, leaves)) continue;
    const presentKeys = new Set(present.map(keyOf));
    found.add(isTrue(expression, (leaf) => presentKeys.has(keyOf(leaf))));
  }
  return found;
}

function isExcluded(leaf: Leaf, excluded: ReadonlyMap<string, Leaf>): boolean {
  return excluded.has(keyOf(leaf)) || [...excluded.values()].some((wide) => implies(leaf, wide));
}

/** With many terms: whether every way to hold needs a word that is excluded beside it. */
function needsExcluded(expression: Expression): boolean {
  const members = membersOf(expression, 'and');
  const excluded = new Map(
    members
      .flatMap((member) => (member.kind === 'not' ? membersOf(member.part, 'or') : []))
      .flatMap((member) =>
        'parts' in member || member.kind === 'not' ? [] : [[keyOf(member), member] as const],
      ),
  );
  return (
    excluded.size > 0 &&
    members.some(
      (member) =>
        member.kind !== 'not' && !isTrue(member, (leaf) => !isExcluded(leaf, excluded)) && !hasNot(member),
    )
  );
}

function hasNot(expression: Expression): boolean {
  return expression.kind === 'not' || ('parts' in expression && expression.parts.some(hasNot));
}

/** What is odd about one fact, with the hint. */
function oddity(
  { field, value, prefix }: FactTerm,
  sources: readonly string[] | undefined,
): [string, string, string] | undefined {
  if (field === 'site' && !value.includes('.')) {
    return ['no-domain', `"${value}" is no domain.`, 'Write the whole domain, for example site:example.org.'];
  }
  if (field === 'lang' && !/^[a-z]{2,3}(?:[-_][a-z\d]{1,8})*[-_*]*$/i.test(value)) {
    return [
      'no-language',
      `"${value}" is no language tag.`,
      'Write the code of the language, for example lang:en.',
    ];
  }
  const isKnown = (id: string) => (prefix ? id.startsWith(value.toLowerCase()) : id === value.toLowerCase());
  if (field !== 'source' || !sources || sources.some((id) => isKnown(id.toLowerCase()))) return undefined;
  const meant = closestName(value, sources);
  const hint = meant ? `Did you mean ${meant}?` : 'Write the id of a source of this configuration.';
  return ['unknown-source', `There is no source "${value}".`, hint];
}

/** Warnings about facts that no article can state; `sources` are the ids of the configuration, where known. */
export function describeFacts(expression: Expression, sources?: readonly string[]): ExpressionProblem[] {
  return leavesOf(expression).flatMap((leaf) => {
    const odd = leaf.kind === 'fact' ? oddity(leaf, sources) : undefined;
    return odd ? [problemAt(leaf.at, ...odd)] : [];
  });
}

/** One leaf for each distinct term; undefined where they are too many to be tried. */
function distinctLeaves(expression: Expression): Leaf[] | undefined {
  const distinct = new Map<string, Leaf>();
  for (const leaf of leavesOf(expression)) {
    distinct.set(keyOf(leaf), leaf);
    if (distinct.size > MOST_TERMS_TRIED) return undefined;
  }
  return [...distinct.values()];
}

/** Warnings about the meaning of a well-formed expression. */
export function describeProblems(expression: Expression): ExpressionProblem[] {
  const distinct = distinctLeaves(expression);
  const tried = distinct ? truths(expression, distinct) : undefined;
  const { at } = expression;
  if (tried ? !tried.has(true) : needsExcluded(expression)) {
    return [
      problemAt(
        at,
        'matches-nothing',
        'No article can match this.',
        'Look for a term that is both wanted and excluded.',
      ),
    ];
  }
  if (tried && !tried.has(false)) {
    return [
      problemAt(
        at,
        'matches-everything',
        'Every article matches this.',
        'Look for a term that is offered both with and without NOT.',
      ),
    ];
  }
  if (!isTrue(expression, () => false)) return [];
  return [
    problemAt(
      at,
      'only-exclusions',
      'An article without any of these words matches this.',
      'Join NOT to something wanted with AND: Apple AND NOT (pie OR juice).',
    ),
  ];
}
