/** Lines about the article rather than of it: byline, date, reading time, sharing. */

const BYLINE =
  /^(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|Автор:?|Written by|Posted by|Words by|Reviewed by|Medically reviewed by|Edited by|Fact[- ]checked by):?\s+\p{Lu}.{0,80}$/u;
const LABELLED =
  /^(?:published|updated|posted|created|last (?:updated|modified|reviewed)|modified|date|author|veröffentlicht|aktualisiert|stand|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|geplaatst|publicerad|opublikowano|опубликовано|обновлено)\b(?:\s*:|[^.!?]{0,80}\d).{0,60}$/iu;
const DATE =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}).{0,30}$/i;
const READING_TIME =
  /^(?:\d+\s*(?:-\s*)?min(?:ute)?s?\.?(?: read(?:ing time)?)?|(?:estimated )?(?:reading|read) time\b.{0,30})$/i;
const ACTION =
  /^(?:share|tweet|print|save|listen|email|copy link|back|menu|comments?|bookmark)(?: (?:this|on|via|with|by|to top|to the top|article|story|page|link|facebook|twitter|x|now|\(?\d+\)?)\b.{0,20})?$/i;
const COUNT = /^[\d.,]+k? (?:comments?|shares?|views?|likes?|reads?)$/i;
const MAX_LINE = 160;

/** Whether a whole line is such a line; ask it of short lines near the ends of an article only. */
export function isMetaLine(text: string): boolean {
  if (text.length > MAX_LINE) return false;
  return [BYLINE, LABELLED, DATE, READING_TIME, ACTION, COUNT].some((form) => form.test(text));
}
