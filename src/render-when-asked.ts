/** Feeds of single sources and pages of archives: they are many and few are read, so that each is rendered when asked for. */
import { type PublishPorts, publishOne, publishPage } from './publish/publish.js';

/** Of the document at an address; undefined of one that is rendered without being asked for. */
function findRender(ports: PublishPorts, address: string): { of: string; run(): Promise<void> } | undefined {
  const [, source] = /^\/(sources\/[^/]+)\//.exec(address) ?? [];
  if (source !== undefined) return { of: source, run: () => publishOne(ports, source) };
  const [of, topicId, name] = /^\/topics\/([^/]+)\/archive\/([\d-]+)\//.exec(address) ?? [];
  if (of === undefined || topicId === undefined || name === undefined) return undefined;
  return { of, run: () => publishPage(ports, topicId, name) };
}

/** Renders what has changed of a document's feed since it was last, once for all who ask at the same time. */
export function renderWhenAsked(ports: PublishPorts): (address: string) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  return async (address) => {
    const render = findRender(ports, address);
    if (!render) return;
    const run = running.get(render.of) ?? render.run().finally(() => running.delete(render.of));
    running.set(render.of, run);
    await run;
  };
}

/** For whoever takes all there is. */
export async function renderAllWaiting(ports: PublishPorts): Promise<void> {
  for (const { path, scope } of await ports.plans())
    if (scope.kind === 'source') await publishOne(ports, path);
  for (const { topicId, name } of await ports.store.archives.listHeld())
    await publishPage(ports, topicId, name);
}
