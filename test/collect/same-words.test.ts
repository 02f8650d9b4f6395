import { describe, expect, it } from 'vitest';
import { saysTheSame } from '../../src/collect/same-words.js';

const lead =
  'The old swing bridge at Marrow Quay will stay closed to lorries until the spring, the harbour board said.';
const other =
  'The council will spend four million crowns on the paint of the lighthouse until the autumn, it said.';

describe('saysTheSame', () => {
  it('looks past markup and case, and a changed headline over the same words', () => {
    const one = { title: 'Bridge closed', summaryHtml: `<p>${lead}</p>` };
    expect(saysTheSame(one, { title: 'Bridge Closed', contentHtml: lead.toUpperCase() })).toBe(true);
    expect(saysTheSame(one, { title: 'Lorries must wait', summaryHtml: lead })).toBe(true);
  });

  it('tells other words apart, though both use the common ones', () => {
    expect(saysTheSame({ title: 'News', summaryHtml: lead }, { title: 'News', summaryHtml: other })).toBe(
      false,
    );
  });

  it('goes by the titles where one has nothing else', () => {
    const one = { title: 'Bridge closed', summaryHtml: lead };
    expect(saysTheSame(one, { title: 'Bridge closed' })).toBe(true);
    expect(saysTheSame(one, { title: 'Lighthouse painted' })).toBe(false);
    expect(saysTheSame({}, {})).toBe(false);
  });
});
