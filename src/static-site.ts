/** The whole site as files for any web host: the same documents that readers get from the server. */
import type { Context } from './context.js';
import { makeLeftOut } from './left-out-page.js';
import { leftOutPath } from './publish/build-feed.js';
import { siteFiles } from './publish/site-files.js';
import { fileNameOf, toStaticPage } from './publish/static-page.js';
import { renderAllWaiting } from './render-when-asked.js';
import { publishPorts } from './roles.js';
import type { MadeDocument } from './serve-ports.js';
import { makeProblemFeed, makeSourceList, makeStatusPage, makeStory } from './site-pages.js';
import { type FileTree, type FileTreeResult, openFileTree } from './system/file-tree.js';
import { findWholeRendering } from './whole-rendering.js';

/** Story pages that no page leads to are left out. */
const storyLink = /href="\/[^"]*?(stories\/\d+)"/g;

const storyFormats = [
  ['html', ''],
  ['rss', '/rss.xml'],
  ['atom', '/atom.xml'],
  ['json', '/feed.json'],
] as const;

function isPage(mediaType: string): boolean {
  return mediaType.startsWith('text/html');
}

class StaticSite {
  readonly stories = new Set<string>();

  constructor(
    private readonly context: Context,
    private readonly tree: FileTree,
  ) {}

  async write(
    path: string,
    { body, mediaType }: { body: string | Uint8Array; mediaType: string },
  ): Promise<void> {
    const name = fileNameOf(path);
    if (name === undefined) {
      this.context.log.warn({ path }, 'this document has an address that makes no file name; it is left out');
      return;
    }
    if (!isPage(mediaType)) return this.tree.write(name, Buffer.from(body));
    const html = Buffer.from(body).toString();
    for (const [, story = ''] of html.matchAll(storyLink)) this.stories.add(story);
    await this.tree.write(name, Buffer.from(toStaticPage(html, path, this.context.site.url)));
  }

  /** What is private is for those who have its token: a folder may be listed by its host. */
  async writeRenderings(): Promise<void> {
    const { renderings } = this.context.store;
    for (const path of await renderings.listPaths()) {
      if (path.startsWith('/private/')) continue;
      const rendering = await findWholeRendering(renderings, path);
      if (rendering) await this.write(path, rendering);
    }
  }

  async writeLists(): Promise<void> {
    const { context } = this;
    await this.write('/status', await makeStatusPage(context));
    await this.write('/status/problems.xml', await makeProblemFeed(context));
    await this.write('/sources.opml', await makeSourceList(context));
    for (const file of siteFiles) await this.write(file.path, file);
  }

  async writeLeftOut(): Promise<void> {
    for (const plan of (await this.context.feedPlans()).filter(({ token }) => token === undefined)) {
      const path = leftOutPath(plan);
      const made = await makeLeftOut(this.context, path);
      if (made) await this.write(path, made);
    }
  }

  async writeStories(): Promise<void> {
    for (const story of [...this.stories]) {
      const id = story.slice('stories/'.length);
      for (const [format, name] of storyFormats) {
        const made: MadeDocument | { movedTo: string } | undefined = await makeStory(
          this.context,
          id,
          format,
        );
        if (made && 'body' in made) await this.write(`/${story}${name}`, made);
      }
    }
  }
}

/** Files that are the same stay untouched, those of a topic that is gone are removed; throws `output-refused`. */
export async function writeStaticSite(context: Context, folder: string): Promise<FileTreeResult> {
  if (context.config.site.url === undefined)
    context.log.warn(
      { url: context.site.url },
      'site.url is not set: the feeds will name this address as their own',
    );
  const tree = await openFileTree(folder);
  const site = new StaticSite(context, tree);
  await renderAllWaiting(publishPorts(context));
  await site.writeRenderings();
  await site.writeLists();
  await site.writeLeftOut();
  await site.writeStories();
  return tree.finish();
}
