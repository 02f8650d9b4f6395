/** A folder of rules of sites, one file a host, as ftr-site-config has it: read when a host is first asked for. */
import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '../errors.js';
import { mergeSiteRules, parseSiteRules, type SiteRules, siteRuleFiles } from '../extract/site-rules.js';

/** Answers with the rules for the host of a page, if the folder has any. */
export type FindSiteRules = (url: string) => Promise<SiteRules | undefined>;

/** A changed file counts after this long. */
const KEPT_MS = 10 * 60_000;
const MAX_HOSTS = 2000;
/** Octets; written by hand, the longest have a tenth of it. */
export const mostRuleBytes = 65_536;

async function readRules(path: string): Promise<SiteRules | undefined> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostRuleBytes), 0, mostRuleBytes, 0);
    return parseSiteRules(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}

async function readHost(folder: string, host: string): Promise<SiteRules | undefined> {
  const found = await Promise.all(siteRuleFiles(host).map((name) => readRules(join(folder, name))));
  const rules = found.filter((one) => one !== undefined);
  return rules.length === 0 ? undefined : rules.reduce(mergeSiteRules);
}

/** Throws a coded error where there is no such folder. */
export function openSiteRules(folder: string, now: () => number = Date.now): FindSiteRules {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CodedError({
      code: 'site-rules-missing',
      message: `there is no folder ${folder}`,
      hint: 'Name a folder of files such as "example.com.txt" ("defaults.siteRules" in the configuration), or none.',
      exitCode: 78,
    });
  const known = new Map<string, { at: number; rules: Promise<SiteRules | undefined> }>();
  return (url) => {
    const host = URL.canParse(url) ? new URL(url).hostname : '';
    const kept = known.get(host);
    if (kept && now() - kept.at < KEPT_MS) return kept.rules;
    if (known.size >= MAX_HOSTS) known.clear();
    const rules = readHost(folder, host);
    known.set(host, { at: now(), rules });
    rules.catch(() => known.delete(host));
    return rules;
  };
}
