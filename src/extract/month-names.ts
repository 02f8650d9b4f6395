/** The beginnings by which the months are known in the languages of most news sites (Unicode CLDR, gregorian months). */

/** Space-separated beginnings, lower case; a name counts for the month with the longest beginning it starts with. */
const BEGINNINGS: readonly string[] = [
  'jan janv ene gen янв січ oca',
  'feb fév fev févr лют фев şub sub',
  'mar mär mars märz maa мар бер',
  'apr avr abr апр кві nis',
  'may mai mei maj mag май мая тра',
  'jun juin giu июн чер haz',
  'jul juil lug июл лип tem',
  'aug aoû ago авг сер ağu',
  'sep sept set сен вер eyl',
  'oct okt ott out окт жов eki',
  'nov ноя лис kas',
  'dec dez déc dic дек гру ara',
];

const byBeginning = BEGINNINGS.flatMap((line, index) =>
  line.split(' ').map((name) => [name, index + 1] as const),
).sort(([one], [other]) => other.length - one.length);

/** 1 to 12; undefined for a word that is no month. */
export function monthNumber(name: string): number | undefined {
  const lower = name.toLowerCase();
  return byBeginning.find(([beginning]) => lower.startsWith(beginning))?.[1];
}
