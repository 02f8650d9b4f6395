/** Answers readers: stored renderings with their validators, story pages, health. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import rateLimit from '@fastify/rate-limit';
import fastify, {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { MadeDocument, ServePorts } from '../serve-ports.js';
import { strongEtag } from '../text/strong-etag.js';
import { answerKept } from './answer-kept.js';
import { answerHeaders, cacheHeaders } from './cache-headers.js';
import { withoutToken } from './check-token.js';
import { compressedForms } from './choose-encoding.js';
import { describeDocument, isMadeWhenAsked, storyNames, withClosingSlash } from './describe-document.js';
import { explainListenError } from './explain-listen-error.js';
import { negotiate } from './negotiate.js';
import { readSearch } from './read-search.js';
import { pageMaxAgeSeconds, renderingHeaders } from './rendering-headers.js';
import { requestLimits, requestsPerMinute } from './request-limits.js';
import { sendMissing, sendNotAllowed, sendPreflight, sendText, sendToHub } from './send-text.js';

/** Hubs send whole feed documents. */
const maxDeliveryBytes = 5 * 1024 * 1024;
const maxFormBytes = 16 * 1024;
const maxSearches = 4;

/** Files that change with the program alone. */
const fileHeaders = { 'cache-control': 'public, max-age=2592000', 'x-content-type-options': 'nosniff' };

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/';
}

/** False where there is no such document. It may change between the reading of its tag and of its bytes: then again. */
async function sendRendering(
  ports: ServePorts,
  request: FastifyRequest,
  reply: FastifyReply,
  tries = 3,
): Promise<boolean> {
  const path = pathOf(request);
  const stored = await ports.store.renderings.findFacts(path);
  if (!stored) return false;
  const lastModified = stored.modifiedAt.getTime();
  const { status, encoding, headers } = negotiate(request.headers, {
    etag: stored.etag,
    lastModified,
    encodings: compressedForms,
  });
  const body =
    status === 304 ? undefined : await ports.store.renderings.findBody(path, encoding, stored.etag);
  if (status === 200 && body === undefined && tries > 1)
    return sendRendering(ports, request, reply, tries - 1);
  const site = { siteUrl: ports.siteUrl(), hubUrls: ports.hubUrls };
  void reply
    .code(status)
    .headers(answerHeaders(status, { ...renderingHeaders(path, stored, site), ...headers }));
  await reply.send(body);
  return true;
}

async function sendDocument(
  ports: ServePorts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const path = pathOf(request);
  if (!ports.isOpen(path)) return sendMissing(reply, { kind: 'unknown' });
  const slashed = withClosingSlash(path);
  if (slashed !== undefined) return reply.redirect(slashed, 308);
  await ports.freshen(path);
  if (await sendRendering(ports, request, reply)) return reply;
  return sendMissing(reply, await ports.explainMissing(path));
}

/** A document made for this request: with a tag of its own, so that a poll that brings nothing new costs little. */
function sendMade(
  ports: ServePorts,
  request: FastifyRequest,
  reply: FastifyReply,
  { body, mediaType }: MadeDocument,
): FastifyReply {
  const { status, headers } = negotiate(request.headers, { etag: strongEtag(body), encodings: [] });
  const path = pathOf(request);
  const kind = mediaType.startsWith('text/html') ? 'page' : 'feed';
  const all = cacheHeaders({
    kind,
    mediaType,
    maxAgeSeconds: pageMaxAgeSeconds,
    selfUrl: ports.siteUrl() + path,
    isPrivate: describeDocument(path).isPrivate,
  });
  void reply.code(status).headers(answerHeaders(status, { ...all, ...headers }));
  // Octets: to a string the framework would add a charset, which JSON has not (RFC 8259 §8.1).
  return reply.send(status === 304 ? undefined : Buffer.from(body));
}

function addStories(server: FastifyInstance, ports: ServePorts): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply, id: string, name: string) => {
    const format = name === '' ? 'html' : storyNames[name];
    const story = format && /^\d{1,18}$/.test(id) ? await ports.story(id, format) : undefined;
    if (story === undefined) return sendText(reply, 404, 'There is no such story.');
    if ('movedTo' in story) return reply.redirect(`/stories/${story.movedTo}${name && `/${name}`}`, 302);
    return sendMade(ports, request, reply, story);
  };
  server.get<{ Params: { id: string } }>('/stories/:id', async (request, reply) =>
    answer(request, reply, request.params.id, ''),
  );
  server.get<{ Params: { id: string; name: string } }>('/stories/:id/:name', async (request, reply) =>
    answer(request, reply, request.params.id, request.params.name),
  );
}

function addLeftOut(server: FastifyInstance, ports: ServePorts): void {
  for (const start of ['', '/private/:token'])
    server.get(`${start}/topics/:id/merged.xml`, async (request, reply) => {
      const path = pathOf(request);
      const isOpen = ports.isOpen(path);
      const made = isOpen ? await ports.leftOut(path) : undefined;
      if (made) return sendMade(ports, request, reply, made);
      return sendMissing(reply, isOpen ? await ports.explainMissing(path) : { kind: 'unknown' });
    });
}

/** A search costs the database more than any other request, so few run at once. */
function addSearch(server: FastifyInstance, ports: ServePorts): void {
  let running = 0;
  server.get('/search', async (request, reply) => {
    if (running >= maxSearches)
      return sendText(reply.header('retry-after', '2'), 503, 'Many are searching; please try again soon.');
    running += 1;
    try {
      return sendMade(ports, request, reply, await ports.searchPage(readSearch(request.url)));
    } finally {
      running -= 1;
    }
  });
}

function addPages(server: FastifyInstance, ports: ServePorts): void {
  const made = (path: string, make: () => Promise<MadeDocument>) =>
    server.get(path, async (request, reply) => sendMade(ports, request, reply, await make()));
  made('/sources.opml', ports.sourceList);
  for (const { path, mediaType, body } of ports.files) {
    const etag = strongEtag(body);
    server.get(path, async (request, reply) => {
      const { status, headers } = negotiate(request.headers, { etag, encodings: [] });
      const all = { ...fileHeaders, ...headers, 'content-type': mediaType };
      void reply.code(status).headers(answerHeaders(status, all));
      return reply.send(status === 304 ? undefined : body);
    });
  }
}

/** In a scope of its own: only here bodies are taken, and whatever their type they stay octets. */
async function addHubCallback(scope: FastifyInstance, { hubCallback }: ServePorts): Promise<void> {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: maxDeliveryBytes },
    (_request, body, done) => done(null, body),
  );
  scope.get<{ Params: { token: string } }>('/websub/:token', async (request, reply) => {
    const query = new URL(request.url, 'http://callback').searchParams;
    return sendToHub(reply, await hubCallback.verify(request.params.token, query));
  });
  scope.post<{ Params: { token: string } }>('/websub/:token', async (request, reply) => {
    const signature = request.headers['x-hub-signature'];
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signed = typeof signature === 'string' ? signature : undefined;
    return sendToHub(reply, await hubCallback.deliver(request.params.token, body, signed));
  });
}

/** Subscriptions come as forms (WebSub §5.1). */
async function addHub(scope: FastifyInstance, { hub }: ServePorts): Promise<void> {
  if (!hub) return;
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: maxFormBytes },
    (_request, body, done) => done(null, body),
  );
  scope.post('/hub', { config: { rateLimit: { max: requestsPerMinute.hub } } }, async (request, reply) => {
    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    return sendToHub(reply, await hub.request(form));
  });
  scope.get('/hub', async (_request, reply) =>
    sendText(reply, 200, 'This is a WebSub hub: subscriptions to the feeds of this site are posted here.'),
  );
}

function addProbes(server: FastifyInstance, ports: ServePorts): void {
  server.get('/livez', async (_request, reply) => sendText(reply, 200, 'alive'));
  server.get('/readyz', async (_request, reply) => {
    try {
      await ports.checkReady();
      return sendText(reply, 200, 'ready');
    } catch (error) {
      ports.log.warn({ error: (error as Error).message }, 'not ready');
      return sendText(reply.header('retry-after', '5'), 503, 'not ready: the database does not answer');
    }
  });
}

function tellResponses(server: FastifyInstance, { log }: ServePorts): void {
  server.addHook('onResponse', async (request, reply) => {
    const { statusCode: status, elapsedTime: ms } = reply;
    const bytes = Number(reply.getHeader('content-length') ?? 0);
    const { kind } = describeDocument(pathOf(request));
    log.debug({ event: 'response', kind, status, bytes, ms }, 'a request was answered');
  });
}

/** Whether memory had the answer; routing, limits and hooks would cost several times what it does. */
function answerAtOnce(ports: ServePorts, request: IncomingMessage, response: ServerResponse): boolean {
  const startedMs = performance.now();
  const { method, url = '', headers } = request;
  if ((method !== 'GET' && method !== 'HEAD') || isMadeWhenAsked(url) || !ports.isOpen(url)) return false;
  const kept = ports.store.renderings.findKept(url);
  const site = { siteUrl: ports.siteUrl(), hubUrls: ports.hubUrls };
  const answer = kept && answerKept(url, headers, kept, site);
  if (!answer) return false;
  const { kind, status, body } = answer;
  response.writeHead(status, answer.headers).end(body);
  const facts = { kind, status, bytes: body?.length ?? 0, ms: performance.now() - startedMs };
  ports.log.debug({ event: 'response', ...facts }, 'a request was answered');
  return true;
}

function refuseSchema(): never {
  throw new Error('a route has a schema, for which no compiler is loaded');
}

/** No route has a schema, and the framework's compilers of them are a good part of its start. */
const noSchemas = {
  compilersFactory: { buildValidator: () => refuseSchema, buildSerializer: () => refuseSchema },
};

async function buildServer(ports: ServePorts): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    exposeHeadRoutes: true,
    serverFactory: (handler) =>
      createServer({ requestTimeout: 30_000, keepAliveTimeout: 72_000 }, (request, response) => {
        // A connection that is to end is ended by the framework.
        if (!server.server.listening || !answerAtOnce(ports, request, response)) handler(request, response);
      }),
    bodyLimit: 1_048_576,
    schemaController: noSchemas,
    trustProxy: ports.trustProxy ?? false,
  });
  tellResponses(server, ports);
  addProbes(server, ports);
  await server.register(rateLimit, requestLimits(ports.trustProxy));
  addPages(server, ports);
  addStories(server, ports);
  addLeftOut(server, ports);
  addSearch(server, ports);
  void server.register(ports.operatorPages as FastifyPluginAsync);
  void server.register((scope) => addHubCallback(scope, ports));
  void server.register((scope) => addHub(scope, ports));
  server.get('/*', async (request, reply) => sendDocument(ports, request, reply));
  server.options('/*', async (_request, reply) => sendPreflight(reply));
  server.setNotFoundHandler(async (_request, reply) => sendNotAllowed(reply));
  server.setErrorHandler(async (error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status === 429) return sendText(reply, status, 'Too many requests; please come back in a minute.');
    if (status < 500) return sendText(reply, status, 'This request cannot be understood.');
    ports.log.error({ url: withoutToken(request.url), error: (error as Error).message }, 'a request failed');
    return sendText(reply.header('retry-after', '30'), 503, 'Something failed here; please try again soon.');
  });
  return server;
}

export interface RunningServer {
  port: number;
  close(): Promise<void>;
}

/** Listens; throws `port-in-use` or `port-refused`. */
export async function serve(
  ports: ServePorts,
  address: { host: string; port: number },
): Promise<RunningServer> {
  const server = await buildServer(ports);
  try {
    await server.listen(address);
  } catch (error) {
    await server.close();
    throw explainListenError(error as NodeJS.ErrnoException, address.port);
  }
  const bound = server.server.address();
  return {
    port: typeof bound === 'object' && bound ? bound.port : address.port,
    close: () => server.close(),
  };
}
