/** Colours that people can read, by day and by night. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { styleName, styleSheet } from '../../src/publish/stylesheet.js';

/** Variables of the light theme, then of the dark one. */
const themes = [...styleSheet.matchAll(/:root\{([^}]*)\}/g)].map(
  ([, declarations = '']) =>
    new Map([...declarations.matchAll(/--(\w+):(#\w+)/g)].map(([, name, value]) => [name, value])),
);

/** Relative luminance of WCAG 2.2. */
function luminance(color = '#000'): number {
  const digits =
    color.length === 4 ? [...color.slice(1)].map((digit) => digit + digit) : color.slice(1).match(/../g);
  const [red = 0, green = 0, blue = 0] = (digits ?? []).map((pair) => {
    const share = Number.parseInt(pair, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one?: string, other?: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test.each(themes.map((theme, index) => [index === 0 ? 'light' : 'dark', theme] as const))(
  'text stands out from its ground in the %s theme (WCAG 2.2, 1.4.3: at least 4.5)',
  (_name, theme) => {
    const pairs = [
      ['ink', 'paper'],
      ['ink', 'card'],
      ['soft', 'paper'],
      ['soft', 'card'],
      ['accent', 'paper'],
      ['accent', 'card'],
      ['accent', 'tint'],
      ['ink', 'tint'],
      ['paper', 'accent'],
    ];
    for (const [text = '', ground = ''] of pairs) {
      expect(contrast(theme.get(text), theme.get(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  },
);

test('there is a light and a dark theme', () => {
  expect(themes).toHaveLength(2);
});

test('the name changes with the style sheet, so that caches may keep it', () => {
  const hash = createHash('sha256').update(styleSheet).digest('hex');
  expect(styleName).toBe(`style.css?${hash.slice(0, 8)}`);
});

test('the style sheet asks nobody for anything', () => {
  expect(styleSheet).not.toMatch(/url\(|@import|<\//);
});
