/** Makes broken XML tokenizable: stray `<`, tags and quotes never closed, unclosed CDATA and comments. Text in, text out. */
import { isField } from './implied-ends.js';
import type { RepairLog } from './repair-log.js';

const cdataOpen = '<![CDATA[';
const nameStart = /[A-Za-z_:\u0080-\uffff]/;

/** A stretch of the text to be replaced, and where reading goes on. */
interface Step {
  next: number;
  replacement?: string;
}

/**
 * Only what a tokenizer would misread is changed; a well-formed document comes back as the same string.
 * Linear in the length of the text.
 */
export function repairMarkup(text: string, repairs: RepairLog): string {
  let repaired = '';
  let copied = 0;
  let at = text.indexOf('<');
  while (at !== -1) {
    const step = stepAt(text, at, repairs);
    if (step.replacement !== undefined) {
      repaired += text.slice(copied, at) + step.replacement;
      copied = step.next;
    }
    at = text.indexOf('<', step.next);
  }
  return copied === 0 ? text : repaired + text.slice(copied);
}

function stepAt(text: string, at: number, repairs: RepairLog): Step {
  const next = text.charAt(at + 1);
  if (next === '!') return markupDeclaration(text, at, repairs);
  if (next === '?') return instruction(text, at, repairs);
  if (nameStart.test(next) || (next === '/' && nameStart.test(text.charAt(at + 2))))
    return tag(text, at, repairs);
  repairs.add('stray-less-than');
  return { next: at + 1, replacement: '&lt;' };
}

function markupDeclaration(text: string, at: number, repairs: RepairLog): Step {
  if (text.startsWith(cdataOpen, at)) return cdata(text, at, repairs);
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at + 4);
    if (end !== -1) return { next: end + 3 };
    repairs.add('unclosed-comment');
    return { next: at + 4, replacement: '' };
  }
  const end = text.indexOf('>', at);
  return { next: end === -1 ? text.length : end + 1, replacement: '' };
}

function instruction(text: string, at: number, repairs: RepairLog): Step {
  const end = text.indexOf('?>', at);
  const tagAfter = text.indexOf('<', at + 1);
  if (end !== -1 && (tagAfter === -1 || end < tagAfter)) return { next: end + 2 };
  repairs.add('unclosed-tag');
  const close = text.indexOf('>', at);
  return { next: close === -1 ? text.length : close + 1, replacement: '' };
}

/** A section that holds the start of another one lost its end: it then ends where its element does. */
function cdata(text: string, at: number, repairs: RepairLog): Step {
  const start = at + cdataOpen.length;
  const end = text.indexOf(']]>', start);
  const inner = text.indexOf(cdataOpen, start);
  if (end !== -1 && (inner === -1 || inner > end)) return { next: end + 3 };
  if (inner === start) return { next: inner, replacement: '' };
  const close = closeOfElementBefore(text, at, start);
  if (close === -1) return end === -1 ? unclosed(text, at, text.length, repairs) : { next: end + 3 };
  if (end !== -1 && close > inner) return { next: end + 3 };
  return unclosed(text, at, close, repairs);
}

function unclosed(text: string, at: number, end: number, repairs: RepairLog): Step {
  repairs.add('unclosed-cdata');
  return { next: end, replacement: `${text.slice(at, end)}]]>` };
}

function closeOfElementBefore(text: string, at: number, from: number): number {
  const name = /<([\w:.-]{1,64})(?:\s[^<>]{0,200})?>\s{0,20}$/.exec(
    text.slice(Math.max(0, at - 300), at),
  )?.[1];
  return name === undefined ? -1 : text.indexOf(`</${name}`, from);
}

function tag(text: string, at: number, repairs: RepairLog): Step {
  let quoteAt = -1;
  for (let index = at + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 62 && quoteAt === -1) return { next: index + 1 };
    if (code === 34 || code === 39) {
      if (quoteAt === -1) quoteAt = /=\s*$/.test(text.slice(Math.max(at, index - 8), index)) ? index : -1;
      else if (text.charCodeAt(quoteAt) === code) quoteAt = -1;
    } else if (code === 60 && (quoteAt === -1 || !closesSoon(text, quoteAt, index))) {
      return quoteAt === -1
        ? unclosedTag(text, at, index, repairs)
        : unclosedQuote(text, at, quoteAt, index, repairs);
    }
  }
  return { next: text.length };
}

/** A `<` inside quotes is only tolerated when the value ends on the same line without a tag end before it. */
function closesSoon(text: string, quoteAt: number, from: number): boolean {
  const end = text.indexOf(text.charAt(quoteAt), from);
  return end !== -1 && end - quoteAt < 2000 && !/\n|\/>|<\//.test(text.slice(quoteAt, end));
}

function unclosedQuote(text: string, at: number, quoteAt: number, before: number, repairs: RepairLog): Step {
  repairs.add('unclosed-tag');
  const close = text.indexOf('>', quoteAt);
  const end = close === -1 || close > before ? before : close;
  const value = text.slice(quoteAt + 1, end);
  const selfClosing = value.endsWith('/');
  const quote = text.charAt(quoteAt);
  const head = `${text.slice(at, quoteAt + 1)}${selfClosing ? value.slice(0, -1) : value}${quote}`;
  return { next: end === close ? end + 1 : end, replacement: `${head}${selfClosing ? '/>' : '>'}` };
}

const wholeTag = /^<\/?[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?$/;

function unclosedTag(text: string, at: number, before: number, repairs: RepairLog): Step {
  const piece = text.slice(at, Math.min(before, at + 4000));
  const name = /^<([\w:.-]+)/.exec(piece)?.[1];
  const isBareStart = name !== undefined && piece.trimEnd().length === name.length + 1;
  if (wholeTag.test(piece.trimEnd()) && !(isBareStart && !isField(name.toLowerCase()))) {
    repairs.add('unclosed-tag');
    return { next: before, replacement: `${piece}>` };
  }
  if (name !== undefined && text.startsWith(`</${name}`, before)) {
    repairs.add('unclosed-tag');
    return { next: before, replacement: `<${name}>${piece.slice(name.length + 1)}` };
  }
  repairs.add('stray-less-than');
  return { next: at + 1, replacement: '&lt;' };
}
