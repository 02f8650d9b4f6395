/** Whether two addresses are of one origin: the same scheme, host and port (RFC 6454 section 4). */
export function isSameOrigin(url: string, other: string): boolean {
  return URL.canParse(url) && URL.canParse(other) && new URL(url).origin === new URL(other).origin;
}
