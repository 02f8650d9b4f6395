/** Warnings about single words that find more than they seem to. */
import { type Expression, type ExpressionProblem, leavesOf, membersOf, problemAt } from './expression.js';

/** Words that stand in almost every text of their language. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  'the a an and or of to in is for on with das der die und ist le la les et est el los las y di il che de een het en och i na'.split(
    ' ',
  ),
);

/** Warnings about single words that alone let almost every article in. */
export function describeCommonWords(expression: Expression): ExpressionProblem[] {
  return membersOf(expression, 'or').flatMap((leaf) => {
    if (leaf.kind !== 'text' || leaf.exact || leaf.prefix || !COMMON_WORDS.has(leaf.text.toLowerCase()))
      return [];
    const message = `Almost every article has the word "${leaf.text}".`;
    return [problemAt(leaf.at, 'common-word', message, 'Remove it, or write it inside a phrase in quotes.')];
  });
}

/** Words of every text that are names too when they stand in capitals: US, WHO, IT. */
const WORDS_IN_CAPITALS: ReadonlySet<string> = new Set(
  'all am an are as at be but by can do for had has he her him his how if in into is it its may me my new no not now of off on one or our out see she so than that the they this to too two up us was we were what when who why will with you der die das den dem des ein im in ist mit von zu les des une sur par pas est que sus del los las una per non che'.split(
    ' ',
  ),
);

/** Warnings about short names whose letters are those of a common word. */
export function describeCapitals(expression: Expression): ExpressionProblem[] {
  return leavesOf(expression).flatMap((leaf) => {
    if (leaf.kind !== 'text' || leaf.exact || leaf.prefix || !/^\p{Lu}{2,}$/u.test(leaf.text)) return [];
    const word = leaf.text.toLowerCase();
    if (!WORDS_IN_CAPITALS.has(word)) return [];
    const message = `${leaf.text} finds the word "${word}" too.`;
    return [problemAt(leaf.at, 'word-in-capitals', message, `Write =${leaf.text} for the capitals alone.`)];
  });
}
