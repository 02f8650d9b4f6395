/** The pages for operators, as a plugin of the server: the state of the sources, the figures, the queues. */
import type { FastifyInstance, FastifyPluginAsync, FastifyPluginCallback } from 'fastify';
import { pageSafety } from '../serve/cache-headers.js';
import { isForwarded, type OperatorRules, refuseOperator } from '../serve/refuse-operator.js';

interface Document {
  body: string;
  mediaType: string;
}

export interface OperatorPages {
  rules(): OperatorRules;
  statusPage(): Promise<Document>;
  /** Atom feed of the sources in trouble. */
  problemFeed(): Promise<Document>;
  metrics(): Promise<{ contentType: string; text: string }>;
  /** The page of the queues with its path; absent without a token. */
  queueBoard?: { path: string; plugin: unknown };
}

/** Nothing here is answered to anybody else, nor kept by any cache. */
function guard(scope: FastifyInstance, rules: () => OperatorRules): void {
  scope.addHook('onRequest', async ({ headers, socket }, reply) => {
    const { authorization } = headers;
    const asker = { authorization, remote: socket.remoteAddress ?? '', isForwarded: isForwarded(headers) };
    const refusal = refuseOperator(asker, rules());
    if (!refusal) return;
    return reply
      .code(refusal.status)
      .headers(refusal.headers)
      .type('text/plain; charset=utf-8')
      .send(`${refusal.text}\n`);
  });
  scope.addHook('onSend', async (_request, reply) => {
    void reply.headers({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' });
  });
}

export function createOperatorPages(pages: OperatorPages): FastifyPluginAsync {
  return async (scope) => {
    guard(scope, pages.rules);
    const show = (path: string, make: () => Promise<Document>) =>
      scope.get(path, async (_request, reply) => {
        const { body, mediaType } = await make();
        const safety = mediaType.startsWith('text/html') ? pageSafety : {};
        return reply
          .headers({ ...safety, 'x-robots-tag': 'noindex' })
          .type(mediaType)
          .send(body);
      });
    show('/status', pages.statusPage);
    show('/status/problems.xml', pages.problemFeed);
    show('/metrics', async () => {
      const { contentType, text } = await pages.metrics();
      return { body: text, mediaType: contentType };
    });
    if (pages.queueBoard) {
      const { path, plugin } = pages.queueBoard;
      await scope.register(plugin as FastifyPluginCallback, { prefix: path });
    }
  };
}
