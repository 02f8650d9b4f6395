/** A script says enough of a language to look for inflected forms. */
import { expect, it } from 'vitest';
import { languageOfScript } from '../../src/text/script-language.js';

it.each([
  ['Встреча с Путиным', 'ru'],
  ['Київ сьогодні', 'uk'],
  ['η Ελλάδα', 'el'],
  ['러시아는 오늘', 'ko'],
  ['روسيا اليوم', 'ar'],
  ['چه خبر', 'fa'],
])('takes %s for %s', (text, language) => expect(languageOfScript('', text)).toBe(language));

it.each(['Plain English', 'Mostly Latin with one слово', '今天俄罗斯宣布', ''])(
  'guesses nothing for %j',
  (text) => expect(languageOfScript('', text)).toBeUndefined(),
);
