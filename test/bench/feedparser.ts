/** Python's feedparser on a feed: processor milliseconds of one run, or undefined where it is not installed. */
import { spawnSync } from 'node:child_process';

const script = `
import sys, time, feedparser
feed = sys.stdin.buffer.read()
feedparser.parse(feed)
begun = time.process_time()
for _ in range(3): feedparser.parse(feed)
print((time.process_time() - begun) / 3 * 1000)
`;

export function feedparserMs(xml: string): number | undefined {
  // Debian's Python has its packages, whichever Python comes first on the path.
  const { status, stdout } = spawnSync('/usr/bin/python3', ['-c', script], { input: xml, encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}
