/** What a hub sends to a subscriber (W3C WebSub §7), and when it tries again. */
import { signBody } from '../text/hub-signature.js';

const minuteMs = 60_000;

/** Two days in all: a subscriber that is away for longer reads the feed itself when it is back. */
const waitsMs = [
  10_000,
  minuteMs,
  5 * minuteMs,
  30 * minuteMs,
  120 * minuteMs,
  720 * minuteMs,
  1_440 * minuteMs,
];

/** How long to wait after so many failures in a row; undefined when the subscriber counts as gone. */
export function retryDelayMs(failures: number): number | undefined {
  return waitsMs[failures - 1];
}

export interface Delivery {
  body: Uint8Array;
  hubUrl: string;
  selfUrl: string;
  secret?: string;
}

/** Beside the content type, which is that of the document. */
export function deliveryHeaders({ body, hubUrl, selfUrl, secret }: Delivery): Record<string, string> {
  return {
    link: `<${hubUrl}>; rel="hub", <${selfUrl}>; rel="self"`,
    ...(secret === undefined ? {} : { 'x-hub-signature': signBody(secret, body) }),
  };
}
