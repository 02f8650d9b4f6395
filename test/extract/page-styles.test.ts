/** Pages as common content systems build them, written by hand: exactly the article must come out of each. */
import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract-page.js';

const prose = [
  'The mayor said on Monday that the old harbour of the town would be closed before the end of the year.',
  'A spokeswoman for the port said that the northern quay would be rebuilt, as nobody trusted its piles any more.',
  'Fishermen said on Sunday that they would stay until the last day, and then see what the town had to offer them.',
  'Historians hope that the customs house will become a museum of the sea, if the council finds the money for it.',
];
const [first, second, third, fourth] = prose as [string, string, string, string];
const title = 'Old harbour to close before the year is out';
const url = 'https://harbourpost.example/2025/old-harbour';

const teasers = `<section class="cards"><h2>More stories</h2>${[1, 2, 3, 4, 5, 6]
  .map(
    (number) =>
      `<div><a href="/s${number}"><img src="/i.jpg"><h3>What island number ${number} thinks of its bridge</h3></a><p>A short teaser of the story behind the link, number ${number}, with a few words more than a line has.</p></div>`,
  )
  .join('')}</section>`;

const page = (body: string, language = 'en') =>
  `<!doctype html><html lang="${language}"><head><title>${title} | Harbour Post</title></head><body>${body}</body></html>`;

const linesOf = (html: string) => extractPage({ html, url }).text.split('\n');
const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('');

describe('pages of many styles give their article', () => {
  it('beside a row of teasers that says as much', () => {
    const html = page(
      `<div class="wrap"><h1>${title}</h1><div class="text">${paragraphs(prose)}</div></div>${teasers}`,
    );
    expect(linesOf(html)).toEqual(prose);
  });

  it('where text stands between line breaks beside paragraphs', () => {
    const html = page(
      `<div class="story"><h1>${title}</h1>${first}<br><br>${second}<p>${third}</p>${fourth}</div>${teasers}`,
    );
    expect(linesOf(html)).toEqual(prose);
  });

  it('in the cell of a table that lays the page out', () => {
    const html = page(
      `<table><tr><td><a href="/">Home</a><br><a href="/w">World</a></td><td><b>${title}</b><br>By Ann Quay<br>January 2, 2025<br><br>${prose.join('<br><br>')}</td><td><b>Most read</b><br><a href="/1">The bridge that nobody wanted</a></td></tr></table>`,
    );
    const lines = linesOf(html);
    expect(lines.slice(-4)).toEqual(prose);
    expect(lines.join('\n')).not.toMatch(/World|Most read|nobody wanted/);
  });

  it('in components whose part is named by a data attribute alone', () => {
    const block = (text: string) => `<div data-component="text-block"><p>${text}</p></div>`;
    const html = page(
      `<article><h1>${title}</h1><div data-component="byline-block"><div>Ann Quay</div><div>Reporting from the harbour</div></div>${block(first)}${block(second)}<div data-component="related-links"><p>Read what others say of the harbour and of those who want to close it now.</p></div>${block(third)}${block(fourth)}</article>`,
    );
    expect(linesOf(html)).toEqual(prose);
  });

  it('without the claps, reading time and age that stand above it', () => {
    const html = page(
      `<article><div><h1>${title}</h1><div>Ann Quay</div><div>6 min read · Jan 2, 2025</div><div>120</div><div>2 hours ago</div>${paragraphs(prose)}</div></article>`,
    );
    expect(linesOf(html).filter((line) => !prose.includes(line))).toEqual(['Ann Quay']);
    const named = html.replace('</head>', '<meta name="author" content="Ann Quay"></head>');
    expect(linesOf(named)).toEqual(prose);
  });

  it('in Japanese, Chinese and Korean, whose sentences are short', () => {
    const texts: Record<string, string[]> = {
      ja: [
        '町は月曜日、古い港を年内に閉鎖すると発表した。利用する船が三十隻に減ったことが理由だという。',
        '漁業組合は「残念だが、仕方がない」と話し、組合員の数も減って市場の維持が難しくなっていた。',
        '港の跡地には博物館を建てる案があり、町議会は来月にも審議を始める見通しだ。',
      ],
      zh: [
        '市长周一表示，由于船只数量在十年内从五百艘减少到三十艘，旧港口将在年底前关闭。',
        '渔民们对这一决定表示不满，并表示无论议会如何决定，他们都会在港口工作到最后一天。',
        '下个月，议会将讨论是否可以在海关大楼开设一座海洋博物馆，前提是能够筹集到资金。',
      ],
      ko: [
        '시장은 월요일에 지난 10년 동안 선박 수가 크게 줄어 오래된 항구를 연말까지 폐쇄한다고 밝혔다.',
        '어부들은 결정에 불만을 나타내며 의회가 무엇을 결정하든 마지막 날까지 항구에서 일하겠다고 말했다.',
        '다음 달 의회는 자금이 마련되면 세관 건물에 바다 박물관을 열 수 있는지 논의할 예정이다.',
      ],
    };
    for (const [language, lines] of Object.entries(texts)) {
      const html = page(
        `<ul><li><a href="/">トップ</a></li><li><a href="/w">国際</a></li></ul><div class="body">${paragraphs(lines)}</div><div class="side"><ol><li><a href="/r">灯台が文化財に</a></li></ol></div>`,
        language,
      );
      expect(linesOf(html), language).toEqual(lines);
    }
  });

  it('where it is told in short sentences only', () => {
    const short = [
      'The harbour closes.',
      'The council decided so on Monday.',
      'It was a short meeting, and nobody spoke against it.',
      'Ships will go to the south port.',
      'Nobody will lose work, said the mayor.',
      'The quay stays open to walkers.',
    ];
    const html = page(
      `<div class="nav"><a href="/">Home</a></div><div class="text"><h1>${title}</h1>${paragraphs(short)}</div>`,
    );
    expect(linesOf(html)).toEqual(short);
  });

  it('but keeps a list of things whose names are links, which is the article', () => {
    const things = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (number) =>
        `<div><img src="/t.jpg"><h3><a href="https://shop.example/${number}">Boat number ${number}</a></h3><p>It is made of oak, carries four people across the bay, and costs as much as a small house, number ${number}.</p></div>`,
    );
    const html = page(
      `<main><h1>${title}</h1><p>${first}</p><div class="list">${things.join('')}</div></main>`,
    );
    const lines = linesOf(html);
    expect(lines).toContain('Boat number 8');
    expect(lines.filter((line) => line.startsWith('It is made of oak'))).toHaveLength(8);
  });
});
