/** Tells a hub of others that feeds of ours have changed; it fetches them and sends them to its subscribers. */
import { CodedError } from '../errors.js';
import type { HttpSender } from '../vocabulary/fetching.js';

/**
 * WebSub leaves this to hub and publisher; all known hubs take `hub.mode=publish`, with the feeds as `hub.url` (of
 * PubSubHubbub 0.3) or `hub.topic`. Throws `hub-not-told`, so that the queue tries again.
 */
export async function pingHub(http: HttpSender, hub: string, urls: readonly string[]): Promise<void> {
  const form = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const name of ['hub.url', 'hub.topic']) for (const url of urls) form.append(name, url);
  const outcome = await http.postDocument({
    url: hub,
    body: form.toString(),
    contentType: 'application/x-www-form-urlencoded',
    ignoresAnswer: true,
  });
  if (outcome.kind === 'fresh') return;
  const because = 'reason' in outcome ? outcome.reason : `it answered ${outcome.status}`;
  throw new CodedError({
    code: 'hub-not-told',
    retry: 'later',
    message: `the hub ${new URL(hub).host} was not told of ${urls.length} changed feeds: ${because}`,
    hint: 'Its subscribers hear of them at its next poll; see "hubs" in the configuration.',
  });
}
