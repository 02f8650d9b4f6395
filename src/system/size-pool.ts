/** How many database connections a process may hold: enough for its roles, few enough for a fleet on one server. */

/** What each role has under way at once; a poll or a page spends most of its time on the network. */
const perRole: Record<string, number> = { clock: 2, collect: 6, extract: 4, group: 4, publish: 4, serve: 8 };
const least = 3;
/** Each queue that jobs are added to or taken from listens on a connection of its own. */
const forQueuesInDatabase = 8;

/** All roles when none are named. */
export function sizePool(roles: readonly string[] = Object.keys(perRole), queueInDatabase = false): number {
  const needed = roles.reduce((sum, role) => sum + (perRole[role] ?? 0), 0);
  return Math.max(least, needed) + (queueInDatabase ? forQueuesInDatabase : 0);
}
