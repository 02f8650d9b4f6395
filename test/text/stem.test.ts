import { describe, expect, it } from 'vitest';
import { createStems } from '../../src/text/stem.js';
import { tokenise } from '../../src/text/tokenise.js';

const stems = createStems();
const of = (text: string, language?: string) => [...stems(text, tokenise(text), language)];

describe('stems', () => {
  it('gives the forms of a word one hash', () => {
    expect(of('elections', 'en')).toEqual(of('election', 'en'));
    expect(of('Wahlen', 'de')).toEqual(of('Wahl', 'de-AT'));
    expect(of('выборы', 'ru')).toEqual(of('выборов', 'ru'));
  });

  it('keeps different words apart', () => {
    expect(of('election', 'en')).not.toEqual(of('elector', 'en'));
  });

  it('ignores case and diacritics, as the folded words do', () => {
    expect(of('ÉLECTIONS', 'fr')).toEqual(of('elections', 'fr'));
  });

  it('answers with the folded words where the language is unknown or has no stemmer', () => {
    expect(of('Elections', undefined)).toEqual([...tokenise('elections').folded]);
    expect(of('選挙', 'ja')).toEqual([...tokenise('選挙').folded]);
    expect(of('word', '__proto__')).toEqual([...tokenise('word').folded]);
  });

  it('gives the same answer whatever was asked before', () => {
    const fresh = createStems();
    expect([...fresh('está', tokenise('está'), 'es')]).toEqual(of('está', 'es'));
    of('esta', 'es');
    expect([...fresh('esta', tokenise('esta'), 'es')]).toEqual(of('esta', 'es'));
  });
});
