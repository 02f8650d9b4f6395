import { describe, expect, it } from 'vitest';
import { repairMojibake } from '../../src/text/repair-mojibake.js';

const broken = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

describe('repairMojibake', () => {
  it('gives back what was encoded twice', () => {
    const text = 'It’s “the end” of the harbour’s café – and of 12 € fares.';
    expect(repairMojibake(broken(text))).toBe(text);
  });

  it('repairs a page of which only a part is broken', () => {
    expect(repairMojibake(`Café ${broken('it’s, we’re, they’re')}`)).toBe('Café it’s, we’re, they’re');
  });

  it.each(['It’s fine', 'Ãrvore Â© Â£', 'â', 'naïve café – Ærø', broken('one ’ only')])(
    'leaves "%s" as it is',
    (text) => {
      expect(repairMojibake(text)).toBe(text);
    },
  );
});
