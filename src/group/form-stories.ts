/** Forms stories from articles at hand all at once: the most alike first, whatever the order they came in. */
import { MergeQueue } from './merge-queue.js';
import { type Likeness, likenessOfAll, type Story, type StoryMember } from './story-index.js';

export interface FormOptions {
  /** Asked for the same pairs again when drafts were merged. */
  likeness: Likeness;
  /** Least likeness of two stories that become one. */
  least: number;
  neighbours(member: StoryMember): readonly StoryMember[];
}

interface Draft {
  members: StoryMember[];
  /** Drafts that it may yet be merged with. */
  near: Set<number>;
}

class StoryDrafts {
  private readonly drafts = new Map<number, Draft>();
  private readonly queue = new MergeQueue();
  private nextId: number;

  constructor(
    members: readonly StoryMember[],
    private readonly options: FormOptions,
  ) {
    this.nextId = 0;
    for (const member of members) {
      this.drafts.set(member.article, { members: [member], near: new Set() });
      this.nextId = Math.max(this.nextId, member.article + 1);
    }
    for (const member of members) {
      for (const other of options.neighbours(member)) this.connect(member.article, other.article);
    }
  }

  form(): Story[] {
    for (let best = this.queue.pop(); best; best = this.queue.pop()) this.merge(best.left, best.right);
    return [...this.drafts.values()].map(({ members }) => {
      const sorted = members.toSorted((left, right) => left.article - right.article);
      return { id: (sorted[0] as StoryMember).article, members: sorted };
    });
  }

  /** The order of the two must not matter, not even to the last digit. */
  private connect(first: number, second: number): void {
    const [left, right] = first < second ? [first, second] : [second, first];
    const [one, other] = [this.drafts.get(left), this.drafts.get(right)];
    if (!one || !other || one === other || one.near.has(right)) return;
    const score = likenessOfAll(one.members, other.members, this.options.likeness);
    if (score < this.options.least) return;
    one.near.add(right);
    other.near.add(left);
    this.queue.push({ score, left, right });
  }

  /** The merged draft has a number of its own, so that what the queue holds of the two it came from is void. */
  private merge(left: number, right: number): void {
    const [one, other] = [this.drafts.get(left), this.drafts.get(right)];
    if (!one || !other) return;
    this.drafts.delete(left);
    this.drafts.delete(right);
    const id = this.nextId++;
    this.drafts.set(id, { members: [...one.members, ...other.members], near: new Set() });
    for (const near of new Set([...one.near, ...other.near])) this.connect(id, near);
  }
}

/** Average and complete linkage in one (see `likenessOfAll`); a story's id is its first article's. */
export function formStories(members: readonly StoryMember[], options: FormOptions): Story[] {
  return new StoryDrafts(members, options).form();
}
