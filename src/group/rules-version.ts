/** Stored with every merge: it rises whenever the same articles would be merged otherwise. */
export const RULES_VERSION = 1;
