/** Recognises a jump line by its vocabulary: wordings differ from paper to paper, their words do not. */
import { markerKey } from './ad-markers.js';
import { JUMP_WORDS } from './jump-words.js';

const MAX_WORDS = 16;

interface JumpVocabulary {
  all: ReadonlySet<string>;
  ads: ReadonlySet<string>;
  places: ReadonlySet<string>;
  moves: ReadonlySet<string>;
  below: ReadonlySet<string>;
  isPostpositional: boolean;
}

function words(list: string): string[] {
  return list.split(' ').flatMap((word) => markerKey(word).split(' '));
}

const VOCABULARIES: readonly JumpVocabulary[] = JUMP_WORDS.map((entry) => {
  const [ads, places, moves] = [words(entry.ads), words(entry.places), words(entry.moves)];
  const below = words(entry.below ?? '');
  return {
    all: new Set([...ads, ...places, ...moves, ...below, ...words(entry.others)]),
    ads: new Set(ads),
    places: new Set(places),
    moves: new Set(moves),
    below: new Set(below),
    isPostpositional: entry.isPostpositional === true,
  };
});

const KNOWN: ReadonlySet<string> = new Set(VOCABULARIES.flatMap(({ all }) => [...all]));

/** Whether any jump line may hold the folded word. */
export function isJumpWord(word: string): boolean {
  return KNOWN.has(word);
}

/** `The ad continues below:` leads to a quotation; the place word must govern the ad. */
function leadsPastAd(line: readonly string[], vocabulary: JumpVocabulary): boolean {
  const { ads, places, isPostpositional } = vocabulary;
  const ad = isPostpositional
    ? line.findIndex((word) => ads.has(word))
    : line.findLastIndex((word) => ads.has(word));
  const place = isPostpositional
    ? line.findLastIndex((word) => places.has(word))
    : line.findIndex((word) => places.has(word));
  if (ad < 0 || place < 0) return false;
  return isPostpositional ? place > ad : place < ad;
}

/** All words are those of jump lines, and one of them says to go on. */
function goesOn(line: readonly string[], { all, moves }: JumpVocabulary): boolean {
  return line.every((word) => all.has(word)) && line.some((word) => moves.has(word));
}

/** `key` is a text as `markerKey` gives it. */
export function isJumpLine(key: string): boolean {
  const line = key.split(' ');
  if (line.length < 3 || line.length > MAX_WORDS) return false;
  return VOCABULARIES.some(
    (vocabulary) =>
      goesOn(line, vocabulary) &&
      (leadsPastAd(line, vocabulary) ||
        line.some((word) => vocabulary.below.has(word) && !vocabulary.moves.has(word))),
  );
}

/** Whether the words after a label only say to go on: `read on below`. */
export function isReadOn(key: string): boolean {
  const line = key.split(' ');
  return line.length <= MAX_WORDS && VOCABULARIES.some((vocabulary) => goesOn(line, vocabulary));
}
