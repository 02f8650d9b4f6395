/** Items as hostile or careless sources write them, with markup, controls, scripts and missing parts. */
import type { OutputItem } from '../../src/vocabulary/item.js';
import { outputItem } from './output-feed.js';

const forged = ']]></description></item><item><title>forged</title></item>';
const controls = 'nul\u0000 bell\u0007 escape\u001b[31m half\ud800 other\udfff end\uffff';
const reports = ['https://times.example/a', 'javascript:alert(1)', '//x', 'https://times.example/a'];

const changes: Partial<OutputItem>[] = [
  { title: 'AT&T <b>wins</b> &amp; "quotes"', summary: 'a < b && c > d' },
  { title: 'Emoji 👩‍👩‍👧‍👦 and flags 🇫🇷', contentHtml: '<p>𝕬 𠜎 🧑🏽‍🚀</p>' },
  { title: 'שלום ‏עולם', language: 'he', contentHtml: '<p dir="rtl">جسر مفتوح</p>', authors: ['ליאת'] },
  {
    title: controls,
    summary: controls,
    contentHtml: `<p>${controls}</p>`,
    authors: [controls],
    categories: [controls],
  },
  { title: forged, summary: forged, contentHtml: `<p>${forged}</p><!-- ]]> -->`, authors: [forged] },
  { title: '', contentHtml: '', authors: [], categories: [''], summary: ' ' },
  { title: '\u0001', contentHtml: '<p>A note without a title</p>' },
  { authors: ['Ada Byrne', 'Ada  Byrne', 'Tom Okoye'], categories: ['A', 'A', 'B & C', '<d>'] },
  {
    enclosures: [
      { url: 'https://x.example/a.mp3?a=1&b=2' },
      { url: 'nonsense', type: 'x' },
      { url: '', length: -1 },
    ],
  },
  { url: 'not a url', image: 'data:image/png;base64,x', language: '"><x>', rights: '© & <i>' },
  { url: 'https://x.example/ä b|c?d=[e]&f="g"#h', publishedAt: 'never', updatedAt: '' },
  { contentHtml: '<p><a href="/rel">r</a><img src="i.png" alt=""><a href="?q=1&amp;r=2">q</a></p>' },
  {
    alsoReportedBy: reports.map((url) => ({
      url,
      title: 'x\u0000<',
      sourceTitle: '&',
      kind: 'near' as const,
    })),
    related: reports.map((url) => ({ url, title: '' })),
  },
  { source: { id: 'bad', title: '', feedUrl: 'file:///etc/passwd', siteUrl: 'javascript:1', rights: '<r>' } },
  { summary: 'line\r\nline\rline\u2028line', contentHtml: '<pre>a\r\nb\rc</pre>' },
];

export const hostileItems: OutputItem[] = changes.map((change, index) =>
  outputItem({ id: `tag:news.example,2026:item/${index}`, ...change }),
);
