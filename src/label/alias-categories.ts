/** Category names: compared without case, diacritics and punctuation, and through a table of other names. */
import { foldWord } from '../text/characters.js';

/** Longer names are not categories; the rest of the name is ignored. */
const LONGEST_NAME = 200;

/** "World News", "world-news" and "WORLD  NEWS" are one name; so are "A & B" and "A and B"; "C" and "C++" are not. */
export function foldCategory(name: string): string {
  const spelled = name
    .slice(0, LONGEST_NAME)
    .replaceAll('&', ' and ')
    .replaceAll('+', ' plus ')
    .replace(/(?<=\S)#/g, ' sharp ');
  const words = foldWord(spelled).match(/[\p{L}\p{N}\p{M}]+/gu);
  return words ? words.join(' ') : name.trim().toLowerCase();
}

/** Gives each category its folded principal name. */
export type CategoryNames = (category: string) => string;

/** `aliases` lists the other names of each principal name: `{"Ukraine war": ["War in Ukraine"]}`. A name has one principal. */
export function createCategoryNames(
  aliases: Readonly<Record<string, readonly string[]>> = {},
): CategoryNames {
  const principals = new Map<string, string>();
  for (const [principal, others] of Object.entries(aliases)) {
    for (const other of others) principals.set(foldCategory(other), foldCategory(principal));
  }
  return (category) => {
    const folded = foldCategory(category);
    return principals.get(folded) ?? folded;
  };
}
