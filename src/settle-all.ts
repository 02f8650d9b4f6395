/** Waits for all, then fails with the first that failed: whoever does it anew must not meet what is still under way. */
export async function settleAll(works: readonly Promise<void>[]): Promise<void> {
  for (const end of await Promise.allSettled(works)) if (end.status === 'rejected') throw end.reason;
}
