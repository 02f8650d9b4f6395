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
const AGO =
  /^(?:(?:updated|published|posted) )?(?:\d+|an?|few) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago$|^vor \d+ (?:minuten?|stunden?|tagen?)$|^il y a \d+ (?:minutes?|heures?|jours?)$|^hace \d+ (?:minutos?|horas?|días?)$|^\d+ (?:минут\p{L}*|час\p{L}*|дн\p{L}*) назад$|^\d+ ?(?:分|時間|小时|小時|分钟|分鐘|日|天)前$/iu;
const TIME = /^\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: \p{Lu}{2,4})?$/iu;
const NUMBER = /^\d{1,3}(?:[.,]\d{1,3})?[KM]?$/u;
const READ_AND_DATE = /^\d+ min(?:ute)?s? read\W{1,3}(?=.*\d{4})[^.!?]{4,30}$/iu;
const EAST_ASIAN_DATE =
  /^\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日.{0,25}$|^\d{4}[.-] ?\d{1,2}[.-] ?\d{1,2}.{0,20}$/u;
const COUNT = /^[\d.,]+k? (?:comments?|shares?|views?|likes?|reads?)$/i;
const MAX_LINE = 160;

/** A count of claps or comments, or a time: what may stand between a headline and the first paragraph. */
export function isBareNumber(text: string): boolean {
  return NUMBER.test(text) || TIME.test(text);
}

/** Whether a whole line is such a line; ask it of short lines near the ends of an article only. */
export function isMetaLine(text: string): boolean {
  if (text.length > MAX_LINE) return false;
  return [BYLINE, LABELLED, DATE, READING_TIME, ACTION, AGO, READ_AND_DATE, EAST_ASIAN_DATE, COUNT].some(
    (form) => form.test(text),
  );
}
