/** Which article a story goes on from, once its first report is kept no longer while the window remembers it. */
import type { StoryOutcome } from './decide-membership.js';

export class Heirs {
  private readonly heirs = new Map<string, string>();

  /** The first to join a story that is gone inherits it; what is gone itself inherits nothing. */
  inherit(gone: ReadonlySet<string>, stories: readonly StoryOutcome[]): void {
    for (const { articleId, storyId } of this.settle(stories))
      if (gone.has(storyId) && !gone.has(articleId) && !this.heirs.has(storyId))
        this.heirs.set(storyId, articleId);
  }

  settle(stories: readonly StoryOutcome[]): StoryOutcome[] {
    return stories.map((story) => ({ ...story, storyId: this.follow(story.storyId) }));
  }

  private follow(storyId: string): string {
    const heir = this.heirs.get(storyId);
    return heir === undefined ? storyId : this.follow(heir);
  }
}
