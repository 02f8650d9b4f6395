/** Debian's Chromium, headless, talking to loopback alone. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Why there is no browser here; undefined where there is one. */
export const absent = existsSync(executablePath)
  ? undefined
  : 'skipped: Chromium is not installed (apt-get install chromium)';

/** Everything that Chromium would ask of the network by itself is switched off. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
