/** The configuration as it is now: read again when somebody says so; a bad one is refused, and the one before stays. */
import {
  type CheckedConfig,
  type ConfigOrigin,
  checkConfigFile,
  type LoadedConfig,
  type ReadyConfig,
  showProblem,
} from './config.js';

export type Reload =
  /** Says what is in use already. */
  | { kind: 'same' }
  | { kind: 'taken'; before: ReadyConfig; warnings: string[] }
  | { kind: 'refused'; reasons: string[] };

export interface LiveConfig extends ConfigOrigin {
  readonly config: ReadyConfig;
  /** Why the files are not in use as they are: each problem with its place and its fix. Empty when they are. */
  readonly refusal: readonly string[];
  /** Changed settings that need a start: `network.timeout`. */
  readonly waiting: readonly string[];
  /** Never throws. */
  reload(): Reload;
}

/** A file that was cut in the middle may have thousands. */
const maxReasons = 20;

/** What clients, addresses and permanent ids were made from when the program started. */
function startSettings({ site, defaults, network, group }: ReadyConfig): Record<string, unknown> {
  return {
    'site.url': site.url,
    'site.tagHost': site.tagHost,
    'site.contact': site.contact,
    'site.hubs': site.hubs,
    'defaults.siteRules': defaults.siteRules,
    'group.embeddings': group.embeddings,
    ...Object.fromEntries(Object.entries(network).map(([name, value]) => [`network.${name}`, value])),
  };
}

function keepStartSettings(next: ReadyConfig, { site, defaults, network, group }: ReadyConfig): ReadyConfig {
  const { url, tagHost, contact, hubs } = site;
  return {
    ...next,
    site: { ...next.site, url, tagHost, contact, hubs },
    defaults: { ...next.defaults, siteRules: defaults.siteRules },
    network,
    group,
  };
}

function differing(a: Record<string, unknown>, b: Record<string, unknown>): string[] {
  return Object.keys(a).filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
}

function isSame(a: ReadyConfig, b: ReadyConfig): boolean {
  const textOf = (config: ReadyConfig) => JSON.stringify({ ...config, models: [...config.models] });
  return textOf(a) === textOf(b);
}

function check(file: string): CheckedConfig | { failure: string } {
  try {
    return checkConfigFile(file);
  } catch (error) {
    return { failure: (error as Error).message };
  }
}

function reasonsOf({ problems }: CheckedConfig): string[] {
  const errors = problems.filter(({ severity }) => severity === 'error').map(showProblem);
  const more = errors.length - maxReasons;
  return [...errors.slice(0, maxReasons), ...(more > 0 ? [`and ${more} more`] : [])];
}

export function createLiveConfig(file: string, started: LoadedConfig): LiveConfig {
  let config = started.config;
  let origin: ConfigOrigin = started;
  let refusal: string[] = [];
  let waiting: string[] = [];
  const refuse = (reasons: string[]): Reload => {
    refusal = reasons;
    return { kind: 'refused', reasons };
  };
  return {
    get config() {
      return config;
    },
    get files() {
      return origin.files;
    },
    get folders() {
      return origin.folders;
    },
    get refusal() {
      return refusal;
    },
    get waiting() {
      return waiting;
    },
    reload() {
      const checked = check(file);
      // The files known so far stay watched.
      if ('failure' in checked) return refuse([checked.failure]);
      origin = checked;
      if (!checked.config) return refuse(reasonsOf(checked));
      refusal = [];
      waiting = differing(startSettings(checked.config), startSettings(started.config));
      const next = keepStartSettings(checked.config, started.config);
      if (isSame(next, config)) return { kind: 'same' };
      const before = config;
      config = next;
      return { kind: 'taken', before, warnings: checked.problems.map(showProblem) };
    },
  };
}
