/** A WebSub hub on 127.0.0.1 for tests: verifies subscriptions and delivers what it is told to. */
import type { IncomingMessage } from 'node:http';
import { type LoopbackServer, startServer } from './loopback-server.js';

export interface HubSubscription {
  callback: string;
  topic: string;
  secret: string | null;
}

export interface LoopbackHub extends LoopbackServer {
  /** Verified subscriptions by topic. */
  subscriptions: Map<string, HubSubscription>;
  /** Status of the callback's answer to each verification. */
  verifications: number[];
  /** Lease granted. */
  leaseSeconds: number;
  /** Resolves when every verification under way is done. */
  settled(): Promise<void>;
}

export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Redirects `/NNN` to itself with that status; every other path takes subscriptions. */
export async function startHub(leaseSeconds: number): Promise<LoopbackHub> {
  const subscriptions = new Map<string, HubSubscription>();
  const verifications: number[] = [];
  const pending: Promise<void>[] = [];

  const verify = async (form: URLSearchParams): Promise<void> => {
    const [mode, topic] = [form.get('hub.mode') ?? '', form.get('hub.topic') ?? ''];
    const callback = new URL(form.get('hub.callback') ?? '');
    const query = {
      'hub.mode': mode,
      'hub.topic': topic,
      'hub.challenge': 'challenge-1',
      'hub.lease_seconds': `${leaseSeconds}`,
    };
    for (const [name, value] of Object.entries(query)) callback.searchParams.set(name, value);
    const answer = await fetch(callback);
    verifications.push(answer.status);
    if ((await answer.text()) !== 'challenge-1') return;
    if (mode === 'unsubscribe') subscriptions.delete(topic);
    else
      subscriptions.set(topic, {
        callback: form.get('hub.callback') ?? '',
        topic,
        secret: form.get('hub.secret'),
      });
  };

  const server = await startServer(async (request, response) => {
    const status = /^\/(30\d)$/.exec(request.url ?? '')?.[1];
    const form = new URLSearchParams(await readText(request));
    if (status !== undefined) return response.writeHead(Number(status), { location: '/' }).end();
    response.writeHead(202).end();
    pending.push(verify(form));
  });
  const settled = async () => void (await Promise.all(pending));
  return { ...server, subscriptions, verifications, leaseSeconds, settled };
}
