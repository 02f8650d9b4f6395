import { describe, expect, it } from 'vitest';
import { printArticle } from '../../src/group/article-print.js';
import { decodePrint, encodePrint } from '../../src/group/print-codec.js';
import { createStems } from '../../src/text/stem.js';
import { bridgeGazette } from '../support/group-articles.js';

const print = printArticle(bridgeGazette, createStems());

describe('print codec', () => {
  it('gives back what it stored, from any place in memory', () => {
    const shifted = Buffer.concat([Buffer.from('x'), encodePrint(print)]).subarray(1);
    expect(decodePrint(shifted)).toEqual(print);
  });

  it('keeps an unknown time unknown', () => {
    const undated = { ...print, time: undefined };
    expect(decodePrint(encodePrint(undated))).toEqual(undated);
  });

  it('refuses bytes that are cut short or no print', () => {
    expect(decodePrint(encodePrint(print).subarray(0, 300))).toBeUndefined();
    expect(decodePrint(Buffer.from('{"not":"a print"}'))).toBeUndefined();
    expect(decodePrint(Buffer.alloc(0))).toBeUndefined();
  });
});
