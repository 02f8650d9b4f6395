/** Texts of two subjects among common words, to learn topics from. */

const common = ['said', 'today', 'people', 'city', 'plan'];
export const subjects = {
  oil: ['crude', 'barrel', 'refinery', 'pipeline', 'opec'],
  chess: ['rook', 'bishop', 'opening', 'grandmaster', 'endgame'],
} as const;

/** `seed` picks the words. */
export function textOf(subject: keyof typeof subjects, seed: number): string {
  const pick = (words: readonly string[], at: number) => words[(seed * 7 + at * 3) % words.length];
  return Array.from({ length: 12 }, (_, at) => pick(at % 3 === 0 ? subjects[subject] : common, at)).join(' ');
}
