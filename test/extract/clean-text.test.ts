import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/extract/clean-text.js';

describe('cleanText', () => {
  it('keeps a blank line between the paragraphs around a removed marker', () => {
    expect(cleanText('One paragraph.\nAdvert\n\nAnother one.').text).toBe('One paragraph.\n\nAnother one.');
    expect(cleanText('One paragraph.\n\nAdvert\n\nAnother one.').text).toBe('One paragraph.\n\nAnother one.');
  });

  it('finds markers between <br> tags', () => {
    expect(cleanText('One paragraph.<br><br/>Advert<br>Another one.').text).toBe(
      'One paragraph.<br><br/>Another one.',
    );
  });

  it('leaves text without markers as it is, byte for byte', () => {
    const text = '  Odd \u00a0 spaces\r\n\r\n\tand tabs \n\n\n';
    expect(cleanText(text)).toEqual({ text, removed: [] });
  });

  it('drops a marker at the very start and at the very end', () => {
    expect(cleanText('Advertisement\nText stays.\nAdvertisement').text).toBe('Text stays.');
  });
});
