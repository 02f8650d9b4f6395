import { describe, expect, test } from 'vitest';
import { fillPlaceholders } from '../../src/demo/fill-placeholders.js';

const files = new Map([
  ['wire/storm.html', '<p>A "storm" off {{origin}}</p>\n'],
  ['circle.html', '{{include circle.html}}'],
]);

const values = {
  origin: 'http://127.0.0.1:9999',
  startedAt: new Date('2026-03-10T12:00:00Z'),
  edition: 1,
  read(path: string): string {
    const text = files.get(path);
    if (text === undefined) throw new Error(`no ${path}`);
    return text;
  },
};

describe('fillPlaceholders', () => {
  test('counts dates back from the start, in the form each standard asks for', () => {
    expect(fillPlaceholders('{{ago 3h rfc822}}', values)).toBe('Tue, 10 Mar 2026 09:00:00 GMT');
    expect(fillPlaceholders('{{ago 2d iso}}', values)).toBe('2026-03-08T12:00:00.000Z');
    expect(fillPlaceholders('{{ago 30m long}}', values)).toBe('10 March 2026');
  });

  test('shows only the text of the edition that is out, over several lines', () => {
    const text = '{{edition 1}}in\nport{{/edition}}{{edition 2}}at sea{{/edition}}.';
    expect(fillPlaceholders(text, values)).toBe('in\nport.');
    expect(fillPlaceholders(text, { ...values, edition: 2 })).toBe('at sea.');
  });

  test('puts other files in, with their own placeholders filled', () => {
    expect(fillPlaceholders('[{{include wire/storm.html}}]', values)).toBe(
      '[<p>A "storm" off http://127.0.0.1:9999</p>]',
    );
  });

  test('quotes another file as a JSON string', () => {
    const { body } = JSON.parse(fillPlaceholders('{"body": {{quote wire/storm.html}}}', values));
    expect(body).toBe('<p>A "storm" off http://127.0.0.1:9999</p>');
  });

  test('names what a file asks for in vain', () => {
    expect(() => fillPlaceholders('{{ago 3 weeks}}', values)).toThrow('3 weeks');
    expect(() => fillPlaceholders('{{include gone.html}}', values)).toThrow('gone.html');
    expect(() => fillPlaceholders('{{include circle.html}}', values)).toThrow('circle');
  });
});
