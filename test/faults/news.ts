/** Made-up news for a fleet to work off: every entry has a known topic, and some are copies of others. */
import { rssItems } from './rss.js';

export interface Story {
  number: number;
  source: number;
  title: string;
  topic: string;
  body: string;
  /** Number of the story whose words it has. */
  copyOf?: number;
}

export const topics = ['heron', 'walrus', 'zebra'] as const;
export const sourceCount = 20;
const copyEvery = 25;

/** Mulberry32: the same news in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');

function word(random: () => number): string {
  const length = 2 + Math.floor(random() * 3);
  return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join('');
}

function sentence(random: () => number): string {
  const words = Array.from({ length: 8 + Math.floor(random() * 8) }, () => word(random));
  return `${words.join(' ').replace(/^./, (first) => first.toUpperCase())}.`;
}

export function makeStories(count: number): Story[] {
  const stories: Story[] = [];
  for (let number = 0; number < count; number += 1) {
    const random = randomFrom(number + 1);
    const original = number % copyEvery === copyEvery - 1 ? stories[number - copyEvery + 1] : undefined;
    const topic = original?.topic ?? topics[number % topics.length] ?? 'heron';
    const sentences = Array.from({ length: 12 }, () => sentence(random));
    stories.push({
      number,
      source: number % sourceCount,
      title:
        original?.title ?? `${word(random)} ${word(random)} ${word(random)} ${word(random)} number ${number}`,
      topic,
      body:
        original?.body ??
        `<p>A ${topic} was seen. ${sentences.slice(0, 6).join(' ')}</p><p>${sentences.slice(6).join(' ')}</p><p>Advert</p>`,
      ...(original === undefined ? {} : { copyOf: original.number }),
    });
  }
  return stories;
}

/** The feed document of one source. */
export function documentOf(source: number, stories: readonly Story[], origin: string): string {
  return rssItems(
    `Paper ${source}`,
    stories
      .filter((story) => story.source === source)
      .map(({ number, title, body, copyOf }) => ({
        guid: `story-${number}`,
        link: `${origin}/stories/${number}.html`,
        title,
        html: body,
        // A copy has the date of its original, so that it does not matter which of the two comes first.
        at: new Date(Date.UTC(2026, 9, 1) + (copyOf ?? number) * 60_000),
      })),
  );
}
