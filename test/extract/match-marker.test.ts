import { describe, expect, it } from 'vitest';
import { matchMarker } from '../../src/extract/match-marker.js';
import { MARKERS_BY_LANGUAGE } from './markers-by-language.js';

describe('matchMarker', () => {
  it.each([
    'Advertisement',
    'ADVERTISEMENT',
    'advertisement',
    '  Advertisement  ',
    '\u00a0Advertisement\u00a0',
    'Adver\u00adtise\u200bment',
    '\ufeffAdvertisement',
    'Ａｄｖｅｒｔｉｓｅｍｅｎｔ',
    '- Advertisement -',
    '— Advertisement —',
    '*** ADVERTISEMENT ***',
    '[Advertisement]',
    '(Advertisement)',
    '<< Advertisement >>',
    '【Advertisement】',
    '▼ Advertisement ▼',
    '→ Advertisement',
    '📢 Advertisement',
    'Advertisement:',
    'Advertisement.',
    'Advertisement...',
    'Advertisement…',
    'Advertisement | ',
    '&nbsp;Advertisement&nbsp;',
    'Advertisement Advertisement',
    'Advertisement Advertisement Advertisement',
    'AdvertisementAdvertisement',
    'ADVERTISEMENTADVERTISEMENT',
    'Advertisement 3',
    'Advertisement #2',
    'Advertisement (1)',
    'Advertisement 1 of 3',
    'Advertisement 2/5',
    'Ad 1 of 2',
    'Ad · 0:15',
    'A D V E R T I S E M E N T',
    'A d v e r t',
    'A.D.V.E.R.T.I.S.E.M.E.N.T',
    'A\u00a0D\u00a0V\u00a0E\u00a0R\u00a0T',
    'Advertisement - Continue Reading Below',
    'Advertisement: Story continues below',
    'AdvertisementStory continues below this ad',
    'Advertisement / Anzeige',
  ])('takes %j for a marker', (text) => {
    expect(matchMarker(text)?.certainty).toBe('always');
  });

  it.each([
    'Sponsored by: Acme Bank',
    'SPONSORED BY ACME',
    'Sponsored by Acme Bank',
    'Gesponsert von: Beispiel AG',
    'Patrocinado por: Banco Ejemplo',
    'Реклама. ООО «Пример», ИНН 7700000000, erid: 2VtzqAbCdEf',
  ])('takes the label %j for a marker', (text) => {
    expect(matchMarker(text)?.certainty).toBe('always');
  });

  it.each([
    '“Advertisement”',
    '"Advertisement"',
    '«Реклама»',
    '「広告」',
    'Advertisement?',
    'Advertisement, he said',
    'An advertisement of 1910',
    'The Advertisement',
    'AD 79',
    'Advertising 2.0',
    'Sponsored by Senator Jane Doe',
    'Sponsored by Rep. John Doe (D)',
    'Sponsored by Acme Bank, the race starts at noon.',
    'Promotion',
    'Commercial',
    'Pub',
    '',
    '   ',
    '---',
  ])('leaves %j', (text) => {
    expect(matchMarker(text)).toBeUndefined();
  });

  it.each(Object.entries(MARKERS_BY_LANGUAGE))('knows the markers of %s newspapers', (_, list) => {
    const missed = list.filter((text) => !matchMarker(text));
    expect(missed).toEqual([]);
  });

  it('answers at once for long and pathological input', () => {
    const start = performance.now();
    for (const unit of ['a', 'A ', 'ad ', '-', '[', ' ', '\u200b', 'Advertisement ', '0 ', '. ', '«']) {
      matchMarker(unit.repeat(1_000_000 / unit.length));
      matchMarker(unit.repeat(390 / unit.length));
    }
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
