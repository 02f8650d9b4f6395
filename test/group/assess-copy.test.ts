import { describe, expect, it } from 'vitest';
import { assessCopy, type CopyVerdict } from '../../src/group/assess-copy.js';
import { CopyIndex } from '../../src/group/copy-index.js';
import { sketchText } from '../../src/group/sketch.js';
import { tokenise } from '../../src/text/tokenise.js';

const HOUR = 3_600_000;
const report =
  'A freight train left the rails near Oskarby early on Thursday and blocked the line to the north. Nobody was hurt. ' +
  'The operator said a broken wheel had been found two hundred metres behind the last wagon. Passengers were taken on ' +
  'by coach from Lindmo, where a waiting room had been opened for the night. Repairs to 300 metres of track would take ' +
  'until Saturday at least, the rail office said, and trains would run every two hours on the eastern line meanwhile.';
const other =
  'Dairy farmers on the coast agreed on Friday to sell their milk together from next year. They hope for a better price ' +
  'from the three chains that buy most of it. The cooperative will have its seat in Halmby and about 140 members.';

function sketch(text: string) {
  return sketchText(text, tokenise(text));
}

function compare(earlier: readonly string[], text: string, hoursLater = 1): CopyVerdict | undefined {
  const index = new CopyIndex({ maxArticles: 1000, windowMs: 72 * HOUR });
  earlier.forEach((known, at) => {
    index.add(sketch(known), 0, at);
  });
  const best = index.match(sketch(text), hoursLater * HOUR)[0];
  return best && assessCopy(best);
}

describe('assessCopy', () => {
  it('takes the same text with a line of the publisher for a copy', () => {
    expect(compare([report, other], `${report} With material from agencies.`)).toMatchObject({
      kind: 'near',
    });
  });

  it('takes the first sentences for a copy that is inside the full text', () => {
    const brief = report.split('. ').slice(0, 3).join('. ');
    expect(compare([report], brief)).toMatchObject({ kind: 'near', direction: 'inside' });
    expect(compare([brief], report)).toMatchObject({ kind: 'near', direction: 'contains' });
  });

  it('takes a text of which half was written anew for a revision', () => {
    const half = report.split('. ').slice(0, 3).join('. ');
    const fresh =
      'By noon the line was open again for one train an hour, sooner than anyone had hoped, and the first express passed to cheers. ' +
      'The minister of transport asked why the wheel had not been found at the last inspection in the spring, and called the owner.';
    expect(compare([report], `${half}. ${fresh}`)?.kind).toBe('revision');
  });

  it('sees nothing in common between reports of different events', () => {
    expect(compare([report], other)).toBeUndefined();
  });

  it('sees a template that is filled in with other numbers', () => {
    const market = (a: string, b: string, c: string) =>
      `The bank said it expected a shortage of about ${a} million in the money market today. Among the main factors, bills that ` +
      `fall due will drain ${b} million and a rise in notes in circulation ${c} million.`;
    const days = ['310 41 7', '255 38 9', '470 93 4', '612 77 8'].map(
      (line) => line.split(' ') as [string, string, string],
    );
    const texts = days.map((day) => market(...day));
    expect(compare(texts.slice(0, 3), texts[3] ?? '')?.kind).toBe('none');
  });

  it('does not look further back than the window', () => {
    expect(compare([report], report, 100)).toBeUndefined();
  });
});
