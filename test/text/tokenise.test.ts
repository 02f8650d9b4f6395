import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32 } from '../../src/text/hash.js';
import { tokenise } from '../../src/text/tokenise.js';

function words(text: string): string[] {
  const { count, starts, ends } = tokenise(text);
  return Array.from({ length: count }, (_, at) => text.slice(starts[at], ends[at]));
}

function folded(text: string): number[] {
  return [...tokenise(text).folded];
}

function exact(text: string): number[] {
  return [...tokenise(text).exact];
}

describe('tokenise', () => {
  it('splits at white space and punctuation and keeps the places of the words', () => {
    expect(words('Rain, then snow — said (the) office…')).toEqual([
      'Rain',
      'then',
      'snow',
      'said',
      'the',
      'office',
    ]);
  });

  it('gives no words for an empty text, for punctuation, and for emoji', () => {
    expect(words('')).toEqual([]);
    expect(words(' … — 🎉 \ud800 ')).toEqual([]);
  });

  it('hashes a plain word as hash32 does, so that rules and texts agree', () => {
    expect(exact('Kremlin')).toEqual([hash32('Kremlin')]);
    expect(folded('Kremlin')).toEqual([hash32('kremlin')]);
  });

  it('ignores case and diacritics in the folded hash alone', () => {
    expect(folded('MÜNCHEN Łódź Straße ΟΔΌΣ Ёлка')).toEqual(folded('munchen lodz strasse οδος елка'));
    expect(exact('München')).not.toEqual(exact('Munchen'));
  });

  it('reads composed and decomposed letters as the same word', () => {
    expect(exact('Mu\u0308nchen Caf\u00e9')).toEqual(exact('M\u00fcnchen Cafe\u0301'));
  });

  it('drops the possessive, so that a name is found in it', () => {
    expect(exact('Putin’s plan')).toEqual(exact('Putin plan'));
    expect(words("they're WE'LL Putin's")).toEqual(['they', 'WE', 'Putin']);
  });

  it('splits elisions and names at the apostrophe', () => {
    expect(words("l'Ukraine O’Neill dell'anno")).toEqual(['l', 'Ukraine', 'O', 'Neill', 'dell', 'anno']);
  });

  it('keeps negations and Ukrainian words with an apostrophe whole, however it is typed', () => {
    expect(words("don't can’t об'єкт")).toEqual(["don't", 'can’t', "об'єкт"]);
    expect(exact('don’t')).toEqual(exact("don't"));
  });

  it('splits at hyphens', () => {
    expect(words('COVID-19 US-China')).toEqual(['COVID', '19', 'US', 'China']);
  });

  it('reads an abbreviation with and without full stops as the same word', () => {
    expect(exact('the U.S. army')).toEqual(exact('the US army'));
    expect(exact('in the U.S.')).toEqual(exact('in the US'));
    expect(exact('J.K. Rowling, e.g.')).toEqual(exact('JK Rowling eg'));
  });

  it('does not take a sentence end or a domain for an abbreviation', () => {
    expect(words('Plan B. Then example.com')).toEqual(['Plan', 'B', 'Then', 'example', 'com']);
    expect(words('J.Smith')).toEqual(['J', 'Smith']);
  });

  it('reads numbers with separators as one word', () => {
    expect(exact('1,000 3,5 12')).toEqual(exact('1000 3.5 12'));
    expect(words('It cost 3.5. Then 7, or 8.')).toEqual(['It', 'cost', '3.5', 'Then', '7', 'or', '8']);
  });

  it('gives one word a character for scripts without spaces', () => {
    expect(words('東京オリンピック')).toHaveLength(8);
    expect(words('กรุงเทพ')).toEqual(['ก', 'รุ', 'ง', 'เ', 'ท', 'พ']);
    expect(words('𠮷野家')).toEqual(['𠮷', '野', '家']);
  });

  it('keeps Korean and Hindi words whole', () => {
    expect(words('러시아 대통령')).toEqual(['러시아', '대통령']);
    expect(words('हिन्दी समाचार')).toEqual(['हिन्दी', 'समाचार']);
  });

  it('sees through soft hyphens and full-width letters', () => {
    expect(exact('Bundes\u00adtag')).toEqual(exact('Bundestag'));
    expect(folded('ＮＡＴＯ')).toEqual(folded('nato'));
  });

  it('keeps offsets in order and inside the text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { count, starts, ends } = tokenise(text);
        let last = 0;
        for (let at = 0; at < count; at++) {
          expect(starts[at]).toBeGreaterThanOrEqual(last);
          expect(ends[at]).toBeGreaterThan(starts[at] ?? 0);
          last = ends[at] ?? 0;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('reads a text of any length as its parts', () => {
    const part = 'Łódź, U.S. don’t 1,000 東京 ที่ naïve fin. ';
    const times = 2_000;
    const read = words(part.repeat(times));
    expect(read).toEqual(Array.from({ length: times }, () => words(part)).flat());
    expect(exact(part.repeat(times)).slice(-9)).toEqual(exact(part));
  });

  it('reads a word of any length without end', () => {
    expect(words('a'.repeat(100_000)).join('')).toHaveLength(100_000);
  });

  it('does not depend on what stands around a word', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 8 }), (parts) => {
        const apart = parts.flatMap((part) => exact(part));
        expect(exact(parts.join('\n'))).toEqual(apart);
      }),
    );
  });
});
