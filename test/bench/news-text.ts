/** Text with the statistics of news, the same at every run: Zipf's law, themes, and the small words of English. */

/** Mulberry32: numbers in [0, 1), the same at every run. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const vocabulary = 300_000;
const syllables = 'ba ce di fo gu ha ke li mo nu pa re si to vu wa ze ri lo na'.split(' ');
const smallWords =
  'the of and to in a is that for it was on are as with his they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know'.split(
    ' ',
  );

/** Frequent words are short. */
export function wordOfRank(rank: number): string {
  let word = '';
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / 20)) word += syllables[rest % 20];
  return word;
}

/** Words no article is likely to hold by chance, one set a topic. */
export function topicWord(topic: number, number: number): string {
  return `${wordOfRank(5_000 + topic * 101 + number * 7)}x`;
}

export function anyWord(random: () => number): string {
  if (random() < 0.4) return smallWords[Math.floor(random() * smallWords.length)] ?? 'the';
  return wordOfRank(Math.floor(vocabulary ** random()) - 1);
}

export interface NewsText {
  title: string;
  paragraphs: string[];
}

export interface NewsOptions {
  seed: number;
  /** Characters of all paragraphs. */
  size: number;
  /** Of how many topics the words may be. */
  topics: number;
}

function sentence(random: () => number, words: number, theme: number): string {
  const text = Array.from({ length: words }, () =>
    random() < 0.04 ? topicWord(theme, Math.floor(random() * 12)) : anyWord(random),
  ).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An article of one theme, in paragraphs of about 500 characters. */
export function anyNews({ seed, size, topics }: NewsOptions): NewsText {
  const random = createRandom(seed);
  const theme = Math.floor(random() * topics);
  const paragraphs: string[] = [];
  for (let length = 0; length < size; ) {
    const sentences = Array.from({ length: 4 }, () => `${sentence(random, 20, theme)}.`);
    const paragraph = sentences.join(' ');
    paragraphs.push(paragraph);
    length += paragraph.length;
  }
  return { title: sentence(random, 8, theme), paragraphs };
}
