/** Small words written together with the one they belong to: Hebrew and Arabic before it, Korean after it. */

/** Longest first. */
const PARTICLES =
  '에서부터 에게서 으로부터 이라고 이라는 에서는 에서도 에게는 으로는 으로도 까지는 부터는 에서 에게 한테 께서 까지 부터 으로 라고 라는 이다 이며 보다 처럼 마다 조차 밖에 이나 이라 에는 에도 과는 와는 은 는 이 가 을 를 의 에 와 과 로 도 만 께'.split(
    ' ',
  );
const FEWEST_SYLLABLES = 2;
const FEWEST_LETTERS = 3;

function withoutParticle(word: string): string | undefined {
  const ending = PARTICLES.find((particle) => word.endsWith(particle));
  const rest = ending === undefined ? '' : word.slice(0, -ending.length);
  return rest.length >= FEWEST_SYLLABLES ? rest : undefined;
}

function withoutLetter(word: string, letters: string): string | undefined {
  return word.length > FEWEST_LETTERS && letters.includes(word.charAt(0)) ? word.slice(1) : undefined;
}

/** Arabic: "and", "so", "by", "like", "for"; after "for" the article loses its first letter. */
function withoutArabicPrefix(word: string): string | undefined {
  if (word.startsWith('لل') && word.length > FEWEST_LETTERS + 1) return `ال${word.slice(2)}`;
  return withoutLetter(word, 'وفبكل');
}

const STRIPPERS: Readonly<Record<string, (word: string) => string | undefined>> = {
  ar: withoutArabicPrefix,
  fa: (word) => withoutLetter(word, 'وب'),
  he: (word) => withoutLetter(word, 'ובכלמשה'),
  ko: withoutParticle,
};

/** Two small words in a row are common ("and in"), three are not. */
export const MOST_CLITICS = 2;

/** Takes one small word off a folded word; undefined for languages that have none. */
export function cliticStripper(subtag: string): ((word: string) => string | undefined) | undefined {
  return Object.hasOwn(STRIPPERS, subtag) ? STRIPPERS[subtag] : undefined;
}
