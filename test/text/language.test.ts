import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/text/language.js';

describe('detectLanguage', () => {
  it.each([
    [
      'en',
      'The harbour council voted on Tuesday evening to rebuild the old north pier, which a winter storm had broken in two places, and said that the work would take eighteen months.',
    ],
    [
      'de',
      'Der Hafenrat hat am Dienstagabend beschlossen, die alte Nordmole wieder aufzubauen, die ein Wintersturm an zwei Stellen zerbrochen hatte, und rechnet mit achtzehn Monaten Bauzeit.',
    ],
    [
      'fr',
      'Le conseil du port a décidé mardi soir de reconstruire la vieille jetée du nord, qu’une tempête avait brisée en deux endroits, et prévoit dix-huit mois de travaux pour la remettre en état.',
    ],
    [
      'ru',
      'Совет порта во вторник вечером решил восстановить старый северный причал, который зимний шторм разрушил в двух местах, и заявил, что работы займут восемнадцать месяцев.',
    ],
    [
      'ja',
      '港湾評議会は火曜日の夜、冬の嵐で二か所が壊れた古い北桟橋を再建することを決めた。工事には一年半かかる見通しだという。住民は三年も待たされた理由を尋ねた。',
    ],
  ])('recognises %s', (language, text) => {
    expect(detectLanguage(text)?.language).toBe(language);
  });

  it.each(['', 'OK', '1234567890 '.repeat(50)])('says nothing of %.20j', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });
});
