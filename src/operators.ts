/** What operators are shown, wired to the store, the figures and the queues. */
import type { Context } from './context.js';
import { makeProblemFeed, makeStatusPage } from './site-pages.js';
import { createOperatorPages } from './system/operator-pages.js';

const queueBoardPath = '/admin/queues';

/** A plugin of the server. */
export async function operatorPages(context: Context): Promise<unknown> {
  const { environment, site, metrics } = context;
  const { operatorToken: token } = environment;
  return createOperatorPages({
    rules: () => ({ token, siteUrl: site.url }),
    statusPage: () => makeStatusPage(context),
    problemFeed: () => makeProblemFeed(context),
    metrics: () => metrics.read(),
    ...(token === undefined
      ? {}
      : { queueBoard: { path: queueBoardPath, plugin: await context.openQueueBoard(queueBoardPath) } }),
  });
}
