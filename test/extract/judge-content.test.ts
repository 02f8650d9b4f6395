import { describe, expect, it } from 'vitest';
import { findGate, judgeText } from '../../src/extract/judge-content.js';
import { parsePage } from '../../src/extract/parse-page.js';

const article = `${'The council voted to rebuild the pier before the summer. '.repeat(40)}`;

function gateOf(html: string) {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  return findGate(page.document)?.verdict;
}

describe('judgeText', () => {
  it.each([
    ['full', article],
    ['empty', ''],
    ['teaser', 'The council voted to rebuild the pier.'],
    ['teaser', `${article.slice(0, 500)} …`],
    ['teaser', `${article.slice(0, 700)}\nSubscribe to continue reading this story`],
    ['teaser', `${article.slice(0, 700)}\nAlready a subscriber?`],
    ['teaser', `${article.slice(0, 700)}\nЧитать полностью могут только подписчики`],
    ['teaser', `${article.slice(0, 700)}\nこの記事は会員限定です`],
    ['teaser', `${article.slice(0, 700)}\nSolo para suscriptores`],
    ['teaser', `${article.slice(0, 700)}\nArtikeln är endast för prenumeranter`],
  ] as const)('calls a text %s', (verdict, text) => {
    expect(judgeText(text, text).verdict).toBe(verdict);
  });

  it.each([
    'Bitte bestätigen Sie, dass Sie kein Roboter sind, um auf diese Seite zuzugreifen.',
    'Подтвердите, что вы не робот, и мы откроем страницу.',
    'ロボットではないことを確認してください。',
    'Verifique que no es un robot para continuar en este sitio.',
  ])('knows a gatekeeper that says: %s', (check) => {
    expect(judgeText(check, check).verdict).toBe('challenge');
  });

  it('knows the pages of gatekeepers by their words', () => {
    const check = 'Checking your browser before you reach the site. This takes a few seconds.';
    expect(judgeText(check, check).verdict).toBe('challenge');
    const wall =
      'We value your privacy\nWe and our 812 partners store cookies on your device.\nAccept all\nManage cookies';
    expect(judgeText(wall, wall).verdict).toBe('consent');
  });

  it('lets an article speak of cookies, robots and denied access', () => {
    const text = `${article}\nCritics ask: are you a robot? The ministry denied. Access to this page has been denied, it said. Accept all cookies, manage cookies.`;
    expect(judgeText(text, '', { verdict: 'empty', because: 'titled "404"' }).verdict).toBe('full');
  });
});

describe('findGate', () => {
  it.each([
    ['challenge', '<title>Just a moment...</title>'],
    ['challenge', '<title>News</title><form id="challenge-form"></form>'],
    ['empty', '<title>404 Not Found</title>'],
    ['empty', '<title>Seite nicht gefunden | Zeitung</title>'],
    [undefined, '<title>Missing ship found after 404 days</title>'],
  ])('is %s for %s', (verdict, html) => {
    expect(gateOf(html)).toBe(verdict);
  });
});
