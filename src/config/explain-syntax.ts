/** Says in plain words what is wrong with a text that is not JSON, and what to write instead. */
import { type ParseError, printParseErrorCode } from 'jsonc-parser';

export interface Explained {
  message: string;
  fix: string;
}

const typographic = /[\u2018-\u201f\u00ab\u00bb]/;

/** Faults that one look at the characters explains. */
function byCharacter(text: string, offset: number): Explained | undefined {
  const here = text[offset] ?? '';
  if (here === "'" || here === '`')
    return { message: `texts stand in double quotes, not in ${here}`, fix: 'Write " instead.' };
  if (typographic.test(here))
    return { message: `${here} is a typographic quote`, fix: 'Write " instead; word processors change it.' };
  if (here === '=')
    return { message: 'a colon stands between a name and its value', fix: 'Write : instead of =.' };
  const word = /^[A-Za-z_$][\w$-]*/.exec(text.slice(offset, offset + 60))?.[0];
  if (word === undefined) return undefined;
  if (/^(?:True|False|None|TRUE|FALSE|NULL)$/.test(word)) {
    const right = { t: 'true', f: 'false', n: 'null' }[word.charAt(0).toLowerCase()];
    return { message: `${word} is not JSON`, fix: `Write ${right}, in small letters.` };
  }
  if (/^(?:undefined|NaN|Infinity)$/.test(word))
    return { message: `${word} is not JSON`, fix: 'Leave the setting out.' };
  return {
    message: `${word} has no quotes`,
    fix: `Write "${word}", or \\" where a quote belongs to a text.`,
  };
}

const byCode: Record<string, Explained> = {
  InvalidNumberFormat: { message: 'this is not a number', fix: 'Write digits, or put it in quotes.' },
  PropertyNameExpected: { message: 'the name of a setting is missing here', fix: 'Write "name": value.' },
  ValueExpected: {
    message: 'a value is missing here',
    fix: 'Write one after the colon, or remove the comma.',
  },
  ColonExpected: { message: 'a colon is missing here', fix: 'Write "name": value.' },
  CommaExpected: {
    message: 'a comma is missing before this',
    fix: 'Put a comma behind what stands before it.',
  },
  CloseBraceExpected: { message: 'a } is missing', fix: 'Close what { opened; an editor shows the pairs.' },
  CloseBracketExpected: { message: 'a ] is missing', fix: 'Close what [ opened; an editor shows the pairs.' },
  EndOfFileExpected: {
    message: 'the configuration ended before this',
    fix: 'Remove what follows the last }, or a } too many.',
  },
  UnexpectedEndOfComment: { message: 'this comment does not end', fix: 'Write */ at its end.' },
  UnexpectedEndOfString: { message: 'this text does not end', fix: 'Write " at its end, on the same line.' },
  InvalidEscapeCharacter: {
    message: 'the character after \\ means nothing',
    fix: 'Write \\\\ for a backslash, \\" for a quote.',
  },
  InvalidUnicode: { message: '\\u needs four hexadecimal digits', fix: 'Write the character itself.' },
  InvalidCharacter: {
    message: 'a line break or control character stands in a text',
    fix: 'Write \\n, or close the quotes before the end of the line.',
  },
};

/** Undefined for what only follows from an error before it. */
export function explainSyntax(text: string, error: ParseError): Explained {
  const seen = byCharacter(text, error.offset);
  const code = printParseErrorCode(error.error);
  if (seen && code !== 'CommaExpected' && code !== 'ColonExpected') return seen;
  return (
    byCode[code] ?? {
      message: 'the file is not valid JSON here',
      fix: 'Look for a missing comma, quote or bracket just before this place.',
    }
  );
}

/** A file of another kind needs no list of every character that is wrong with it. */
export function explainForeign(text: string): Explained | undefined {
  const head = text.slice(0, 2000).trimStart();
  if (text.includes('\0'))
    return { message: 'the file is not text in UTF-8', fix: 'Save it as UTF-8 in the editor.' };
  if (/^(?:---\s|[a-z_]+:\s)/m.test(head) && !/^[{[/"]/.test(head))
    return { message: 'this looks like YAML', fix: 'Write JSON: { "sources": [ { "url": "https://…" } ] }.' };
  if (head.startsWith('<'))
    return {
      message: 'this looks like XML or HTML',
      fix: 'A list of feeds (OPML) is taken in with: winnow opml import FILE.',
    };
  return undefined;
}
