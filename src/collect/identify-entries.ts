/** Settles which announced entries are known ones: by guid where the source's guids can be trusted, else by address. */
import type { KeyedEntry, KnownEntry } from '../vocabulary/entry.js';
import type { PollResult, SourceRecord } from '../vocabulary/source.js';
import type { EntryNames } from './key-entry.js';
import { saysTheSame } from './same-words.js';

export interface IdentityFacts {
  names: readonly EntryNames[];
  /** Entries of the source under any of these keys or addresses. */
  known: readonly KnownEntry[];
  /** The source was seen to give new guids to known articles. */
  byAddress: boolean;
}

export interface Identified {
  /** In document order; of several entries that are the same one the first stands. */
  entries: KeyedEntry[];
  /** Entries that came under another guid than before. */
  renewed: number;
  /** Entries whose address was known. */
  atKnownAddress: number;
  /** Entries that came under the guid of another article. */
  reused: number;
}

type Way = 'as-known' | 'renewed' | 'reused';

class Identifier {
  private readonly byKey: ReadonlyMap<string, KnownEntry>;
  /** The first entry at each address. */
  private readonly byAddress = new Map<string, KnownEntry>();
  private readonly guids: ReadonlySet<string>;
  private readonly uses = new Map<string, number>();
  private readonly taken = new Map<string, EntryNames>();

  constructor(private readonly facts: IdentityFacts) {
    const { names, known } = facts;
    this.byKey = new Map(known.map((entry) => [entry.key, entry]));
    for (const entry of known) {
      if (entry.address !== null && !this.byAddress.has(entry.address))
        this.byAddress.set(entry.address, entry);
    }
    this.guids = new Set(names.flatMap(({ guid }) => (guid === undefined ? [] : [guid])));
    for (const { address = '' } of names) this.uses.set(address, (this.uses.get(address) ?? 0) + 1);
  }

  identify(): Identified {
    const result: Identified = { entries: [], renewed: 0, atKnownAddress: 0, reused: 0 };
    for (const names of this.facts.names) {
      const { key, way } = this.settle(names);
      if (this.ownKnown(names)) result.atKnownAddress++;
      if (this.taken.has(key)) continue;
      this.taken.set(key, names);
      if (way === 'renewed') result.renewed++;
      if (way === 'reused' && !this.byKey.has(key)) result.reused++;
      const { address, print, announced } = names;
      result.entries.push({ key, print, announced, ...(address === undefined ? {} : { address }) });
    }
    return result;
  }

  private settle(names: EntryNames): { key: string; way: Way } {
    const { guid, plain } = names;
    const atAddress = this.ownKnown(names);
    if (this.facts.byAddress && names.address !== undefined && this.isUnique(names))
      return { key: atAddress?.key ?? plain, way: 'as-known' };
    if (guid === undefined)
      return { key: this.byKey.has(plain) ? plain : (atAddress?.key ?? plain), way: 'as-known' };
    if (this.isOthers(guid, names)) return { key: names.guidAndAddress ?? guid, way: 'reused' };
    if (this.byKey.has(guid) || !atAddress) return { key: guid, way: 'as-known' };
    // An entry that is announced beside this one is another one, at the same address.
    if (this.guids.has(atAddress.key)) return { key: guid, way: 'as-known' };
    return { key: atAddress.key, way: atAddress.key.startsWith('guid ') ? 'renewed' : 'as-known' };
  }

  /** The known entry at the address, where the address stands for one entry only. */
  private ownKnown(names: EntryNames): KnownEntry | undefined {
    return names.address !== undefined && this.isUnique(names)
      ? this.byAddress.get(names.address)
      : undefined;
  }

  private isUnique({ address = '' }: EntryNames): boolean {
    return this.uses.get(address) === 1;
  }

  /** Whether the guid belongs to an article at another address that says something else. */
  private isOthers(guid: string, { address, guidAndAddress, announced }: EntryNames): boolean {
    if (address === undefined || guidAndAddress === undefined) return false;
    if (this.byKey.has(guidAndAddress)) return true;
    const beside = this.taken.get(guid);
    if (beside) return beside.address !== address && !saysTheSame(beside.announced, announced);
    const holder = this.byKey.get(guid);
    if (!holder || holder.address === null || holder.address === address) return false;
    if (holder.announced) return !saysTheSame(holder.announced, announced);
    // Its words are kept no longer: what was written since cannot be it.
    return announced.publishedAt !== undefined && new Date(announced.publishedAt) > holder.firstSeenAt;
  }
}

/**
 * A guid stands for one article as long as the address or the words agree; under the guid of another article an entry
 * is known by guid and address together, and grouping has the last word with both whole texts. An unknown guid at a known
 * address is the entry known there, unless both are announced side by side.
 */
export function identifyEntries(facts: IdentityFacts): Identified {
  return new Identifier(facts).identify();
}

/** One or two may be corrections by hand. */
const fewestRenewed = 3;

/** What is recorded of a source whose guids cannot be relied on. */
export function judgeGuids(
  { guidsChangedAt, guidsReused }: Pick<SourceRecord, 'guidsChangedAt' | 'guidsReused'>,
  { renewed, atKnownAddress, reused }: Identified,
): Pick<PollResult, 'guidsBecause' | 'guidsReused'> {
  const isChurning = renewed >= fewestRenewed && 2 * renewed >= atKnownAddress;
  return {
    ...(guidsChangedAt === null && isChurning
      ? { guidsBecause: `${renewed} of ${atKnownAddress} known articles came with new guids` }
      : {}),
    ...(reused > 0 ? { guidsReused: guidsReused + reused } : {}),
  };
}
