/** The part of an address that holds no secret as a rule: no user, no password, no query. */

export function plainAddress(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
