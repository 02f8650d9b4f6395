/** Proposes what was meant by a value that a setting does not take. */
import { closestName } from '../text/closest-name.js';
import type { Setting } from './find-setting.js';

const unitOf: Readonly<Record<string, string>> = { s: 's', m: 'm', h: 'h', d: 'd' };

/** `5 minutes`, `1 hour`, `PT15M` and `24 hrs` as the setting wants them. */
function proposeDuration(text: string): string | undefined {
  const [, number, word] = /^(?:PT?)?\s*(\d{1,6})\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  const unit = word === 'ms' ? undefined : unitOf[word?.charAt(0).toLowerCase() ?? ''];
  if (number === undefined || unit === undefined || /^mo/i.test(word ?? '')) return undefined;
  return `${Number(number)}${unit}`;
}

function proposeId(text: string): string | undefined {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 64);
  return slug || undefined;
}

function proposeAddress(text: string): string | undefined {
  const bare = text.trim().replace(/^(?:feed:)?(?:[a-z]{1,8}:)?\/\/|^feed:|^https?:\/?/i, '');
  const address = `${/^http:\/\//i.test(text.trim()) ? 'http' : 'https'}://${bare}`;
  const isName = /^[^/\s]+\.[^/\s.]{2,}(?:[/?#:]|$)/.test(bare);
  return isName && !/\s/.test(bare) && URL.canParse(address) ? address : undefined;
}

const languages: Readonly<Record<string, string>> = {
  english: 'en',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  spanish: 'es',
  italian: 'it',
  russian: 'ru',
  chinese: 'zh',
  japanese: 'ja',
  arabic: 'ar',
  portuguese: 'pt',
  dutch: 'nl',
  polish: 'pl',
  ukrainian: 'uk',
};

function proposeLanguage(text: string): string | undefined {
  return (
    languages[text.toLowerCase()] ?? (/^[a-z]{2,3}_/i.test(text) ? text.replaceAll('_', '-') : undefined)
  );
}

const meantByType: Readonly<Record<string, string>> = {
  rss: 'feed',
  atom: 'feed',
  rdf: 'feed',
  xml: 'feed',
  jsonfeed: 'feed',
  page: 'html',
  web: 'html',
  website: 'html',
  scrape: 'html',
  listing: 'html',
  api: 'json',
  true: 'always',
  yes: 'always',
  false: 'never',
  no: 'never',
  none: 'off',
  stories: 'story',
  events: 'story',
};

function proposeChoice(text: string, choices: readonly string[]): string | undefined {
  const known = meantByType[text.toLowerCase()];
  return known !== undefined && choices.includes(known) ? known : closestName(text, choices);
}

function proposeText(text: string, { pattern = '', format }: Setting, message: string): string | undefined {
  if (pattern.includes('[smhd]')) return proposeDuration(text);
  if (message.includes('web address') || format === 'uri') return proposeAddress(text);
  if (message.includes('language')) return proposeLanguage(text);
  return pattern.startsWith('^[a-z0-9][') ? proposeId(text) : undefined;
}

/** The value as it would stand in the file, or undefined. */
export function proposeValue(value: unknown, setting: Setting, message: string): string | undefined {
  const { type } = setting;
  if (setting.enum) {
    const choice = proposeChoice(String(value), setting.enum.map(String));
    return choice === undefined ? undefined : JSON.stringify(choice);
  }
  if (type === 'array' && (typeof value === 'string' || typeof value === 'number'))
    return JSON.stringify([String(value)]);
  if (typeof value === 'string') {
    if (setting.properties?.url && setting.required?.join() === 'url' && URL.canParse(value))
      return `{ "url": ${JSON.stringify(value)} }`;
    if (message.includes('host:port') && URL.canParse(value))
      return JSON.stringify(new URL(value).host || value);
    if (setting.properties?.item) return `{ "item": ${JSON.stringify(value)} }`;
    if (type === 'boolean' && /^(?:true|yes|on|1)$/i.test(value)) return 'true';
    if (type === 'boolean' && /^(?:false|no|off|0)$/i.test(value)) return 'false';
    if (type === 'integer' || type === 'number')
      return /^\s*\d{1,9}\s*$/.test(value) ? value.trim() : undefined;
    const text = type === 'string' ? proposeText(value, setting, message) : undefined;
    return text === undefined ? undefined : JSON.stringify(text);
  }
  if (type === 'boolean' && (value === 1 || value === 0)) return String(value === 1);
  if (type !== 'string' || typeof value !== 'number') return undefined;
  // A number without its unit is minutes for nobody knows whom: seconds are what other programs mean.
  return JSON.stringify(setting.pattern?.includes('[smhd]') ? `${value}s` : String(value));
}
