/** Guesses the encoding of octets that say nothing (believable) about themselves. */
import chardet from 'chardet';

const minConfidence = 5;

/** Labels, most likely first. Markup is cut out, because tags look like English in every encoding. */
export function guessEncodings(bytes: Uint8Array): string[] {
  const words = withoutMarkup(bytes);
  const matches = chardet.analyse(words.length > 20 ? words : bytes);
  const labels = matches
    .filter(({ confidence }) => confidence >= minConfidence)
    .map(({ name }) => windowsName(name));
  return looksThai(words) ? ['windows-874', ...labels] : labels;
}

/** What is called ISO-8859 is nearly always written on Windows, whose tables hold the same letters and more. */
const windowsNames: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-7': 'windows-1253',
  'ISO-8859-8': 'windows-1255',
  'ISO-8859-9': 'windows-1254',
};

const windowsName = (label: string) => windowsNames[label] ?? label;

function withoutMarkup(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return Buffer.from(text.replace(/<[^<>]*>|&[#\w]+;|https?:[^\s"'<>]+/g, ' '), 'latin1');
}

/** Thai (TIS-620) is written without spaces, and most of its letters stand at 0xA1–0xCE, half of them below 0xC0. */
function looksThai(bytes: Uint8Array): boolean {
  let high = 0;
  let consonants = 0;
  let runs = 0;
  let isInRun = false;
  for (const octet of bytes) {
    const isHigh = octet >= 0xa1 && octet <= 0xfb;
    if (octet >= 0x80 && !isHigh) return false;
    if (isHigh) high += 1;
    if (octet >= 0xa1 && octet < 0xc0) consonants += 1;
    if (isHigh && !isInRun) runs += 1;
    isInRun = isHigh;
  }
  return high > 20 && high / runs > 7 && consonants / high > 0.2 && consonants / high < 0.45;
}
