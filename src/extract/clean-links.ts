/** Makes every address of a tree absolute and takes tracking off the links. */
import { cleanUrl, parseWebUrl } from '../text/clean-url.js';
import { attribute, type Element, type ParentNode, remove, unwrap, walk } from './dom.js';

/** Image addresses that count readers instead of showing something: hosts and paths of public analytics manuals. */
const PIXEL =
  /^https?:\/\/(?:[^/]*\.)?(?:pixel\.|pixel-|b\.scorecardresearch\.com|www\.google-analytics\.com|ssl\.google-analytics\.com|stats\.wordpress\.com|pixel\.wp\.com|pixel\.quantserve\.com|sb\.scorecardresearch\.com|www\.facebook\.com\/tr|feeds\.feedburner\.com\/~r\/|feedads\.|ads\.|ad\.doubleclick\.net|counter\.|analytics\.|px\.ads\.linkedin\.com|media\.npr\.org\/include\/images\/tracking|pi\.feedsportal\.com|da\.feedsportal\.com|rss\.buysellads\.com|vg\d+\.met\.vgwort\.de|[^/]*\.vgwort\.de\/na)|\/(?:pixel|1x1|spacer|blank|transparent|clear|tracking)\.(?:gif|png)(?:\?|$)|\/~(?:r|ff|at)\//i;

const MAX_SRCSET = 20;

function isTiny(element: Element): boolean {
  const sizes = [element.attribs.width, element.attribs.height];
  return sizes.some((size) => size !== undefined && /^\s*[01](?:px)?\s*$/.test(size));
}

/** A picture that shows nothing: one pixel, or an address that only counts. */
export function isPixel(element: Element): boolean {
  return isTiny(element) || PIXEL.test(attribute(element, 'src'));
}

function absoluteSrcset(srcset: string, baseUrl: string): string {
  return parseSrcset(srcset)
    .map(({ url, descriptor }) => {
      const absolute = parseWebUrl(url, baseUrl)?.href.replaceAll(',', '%2C');
      return absolute ? `${absolute} ${descriptor}`.trim() : '';
    })
    .filter(Boolean)
    .join(', ');
}

/** HTML Living Standard, section 4.8.4.2.1; a comma inside an address is kept when no space follows it. */
export function parseSrcset(srcset: string): { url: string; descriptor: string }[] {
  const candidates = srcset.slice(0, 20_000).match(/\S*[^\s,](?:\s+[\d.]+[wxh])?(?=\s*(?:,|$))/g) ?? [];
  return candidates.slice(0, MAX_SRCSET).map((candidate) => {
    const [url = '', descriptor = ''] = candidate.trim().split(/\s+/);
    return { url: url.replace(/^,+/, ''), descriptor };
  });
}

function cleanLink(element: Element, baseUrl: string): void {
  const href = attribute(element, 'href');
  if (/^(?:mailto|tel):/i.test(href)) return;
  const url = href === '' ? undefined : cleanUrl(href, baseUrl);
  if (url === undefined) unwrap(element);
  else element.attribs.href = url;
}

function cleanMedia(element: Element, baseUrl: string): void {
  for (const name of ['src', 'poster', 'cite']) {
    const value = element.attribs[name];
    if (value === undefined) continue;
    const url = parseWebUrl(value, baseUrl)?.href;
    if (url === undefined) delete element.attribs[name];
    else element.attribs[name] = url;
  }
  if (element.attribs.srcset === undefined) return;
  const srcset = absoluteSrcset(element.attribs.srcset, baseUrl);
  if (srcset === '') delete element.attribs.srcset;
  else element.attribs.srcset = srcset;
}

/** Changes the tree in place; links that lead nowhere lose their tag, pixels go. */
export function cleanLinks(root: ParentNode, baseUrl: string): void {
  const links: Element[] = [];
  walk(root, (element) => {
    if (element.name === 'a') links.push(element);
    else cleanMedia(element, baseUrl);
    if (element.name === 'img' && (isPixel(element) || !(element.attribs.src ?? element.attribs.srcset)))
      remove(element);
    return true;
  });
  for (const link of links) cleanLink(link, baseUrl);
}
