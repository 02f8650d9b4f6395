/** One key for the spellings of an address: with and without `www.`, a slash at the end, or TLS. */

export function addressKey(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/$/, '')
    .toLowerCase();
}
