import { describe, expect, it } from 'vitest';
import { matchFurniture } from '../../src/extract/furniture.js';

describe('matchFurniture', () => {
  it.each([
    ['Sign up for our newsletter', 'newsletter-box'],
    ['Newsletter abonnieren', 'newsletter-box'],
    ['Share this article', 'share-bar'],
    ['Partager sur Facebook', 'share-bar'],
    ['READ MORE:', 'read-more'],
    ['Read more: Bridge stays closed until June', 'read-more'],
    ['ALSO READ | Bridge stays closed until June', 'read-more'],
    ['Lesen Sie auch: Brücke bleibt gesperrt', 'read-more'],
    ['À lire aussi : le pont reste fermé', 'read-more'],
    ['Читайте также: Мост закрыт до июня', 'read-more'],
    ['Baca juga: Jembatan ditutup', 'read-more'],
    ['Bridge stays closed until June Read more', 'read-more'],
    ['Follow us on Twitter @example', 'follow-us'],
    ['Síguenos en Instagram', 'follow-us'],
    ['Accept all cookies', 'cookie-line'],
    ['© 2024 Example News. All rights reserved.', 'copyright-footer'],
    ['© RIPRODUZIONE RISERVATA', 'copyright-footer'],
    ['Skip to main content', 'page-chrome'],
  ])('names the rule of %j', (line, rule) => {
    expect(matchFurniture(line)).toBe(rule);
    expect(matchFurniture(line, { [rule]: false })).toBeUndefined();
  });

  it('never takes a line over 120 characters', () => {
    expect(matchFurniture(`Read more: ${'bridge '.repeat(20)}`)).toBeUndefined();
  });

  it('leaves the remainder of a wrapped sentence', () => {
    expect(matchFurniture('He paid three dollars a')).toBeUndefined();
  });
});
