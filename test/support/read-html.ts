/** A strict look at a rendered page: every element closed in order, and what it holds. */
import { Parser } from 'htmlparser2';

export interface PageElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

const empty = new Set(['meta', 'link', 'input', 'hr', 'br', 'img']);

/** Elements in document order; throws where one is left open or closed out of order. */
export function readHtml(html: string): PageElement[] {
  const elements: PageElement[] = [];
  const open: PageElement[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name, attributes, text: '' };
        elements.push(element);
        if (!empty.has(name) && !html.slice(parser.startIndex, parser.endIndex + 1).endsWith('/>'))
          open.push(element);
      },
      ontext(text) {
        for (const element of open) element.text += text;
      },
      onclosetag(name, implied) {
        if (empty.has(name) || (implied && open.at(-1)?.name !== name)) return;
        const last = open.pop();
        if (
          last?.name !== name ||
          (implied && !html.slice(parser.startIndex, parser.endIndex + 1).endsWith('/>'))
        ) {
          throw new Error(`</${name}> where <${last?.name}> is open`);
        }
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is never closed`);
  return elements;
}
