/** What a worker process can be. */

export const roles = ['clock', 'collect', 'extract', 'group', 'publish', 'serve'] as const;
export type Role = (typeof roles)[number];
