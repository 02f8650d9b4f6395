/** Answers readers: stored renderings with their validators, story pages, health. */
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { CodedError } from '../errors.js';
import type { Log } from '../ports.js';
import type { Store } from '../store-ports.js';
import { cacheHeaders } from './cache-headers.js';
import { withoutToken } from './check-token.js';
import { describeDocument, isLiveFeed, withClosingSlash } from './describe-document.js';
import type { MissingDocument } from './explain-missing.js';
import { negotiate } from './negotiate.js';

/** Takes what hubs send to our callbacks (WebSub). */
export interface HubCallback {
  verify(token: string, query: URLSearchParams): Promise<{ status: number; body: string }>;
  deliver(
    token: string,
    body: Uint8Array,
    signature: string | undefined,
  ): Promise<{ status: number; body: string }>;
}

export interface ServePorts {
  store: Pick<Store, 'renderings'>;
  /** Public address without a slash at its end. */
  siteUrl(): string;
  styleHash: string;
  icon: string;
  /** The same as PNG, 512 and 64 pixels wide. */
  iconPictures: { large: Buffer; small: Buffer };
  /** HTML of a story's page, or the id of the story it was merged into; undefined where there is no such story. */
  storyPage(storyId: string): Promise<{ html: string } | { movedTo: string } | undefined>;
  /** HTML of the page about the sources. */
  statusPage(): Promise<string>;
  /** Atom feed of the sources in trouble. */
  problemFeed(): Promise<{ body: string; mediaType: string }>;
  /** OPML of the sources. */
  sourceList(): Promise<string>;
  hubCallback: HubCallback;
  /** Our own hub; absent where nobody could call. */
  hub?: { url: string; request(form: URLSearchParams): Promise<{ status: number; body: string }> };
  /** False for what is private, but for whoever has its token. */
  isOpen(path: string): boolean;
  /** Where no document is stored: whether there will be, was, or is one elsewhere. */
  explainMissing(path: string): Promise<MissingDocument>;
  /** Resolves when the engine answers. */
  checkReady(): Promise<void>;
  metrics(): Promise<{ contentType: string; text: string }>;
  log: Log;
}

/** Hubs send whole feed documents. */
const maxDeliveryBytes = 5 * 1024 * 1024;
const maxFormBytes = 16 * 1024;
const pageMaxAgeSeconds = 60;
const feedMaxAgeSeconds = 300;

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
    encodings: stored.encodings,
  });
  const body =
    status === 304 ? undefined : await ports.store.renderings.findBody(path, encoding, stored.etag);
  if (status === 200 && body === undefined && tries > 1)
    return sendRendering(ports, request, reply, tries - 1);
  const { kind, isIndexed, isArchive, isPrivate } = describeDocument(path);
  void reply.code(status).headers({
    ...cacheHeaders({
      kind,
      mediaType: stored.mediaType,
      maxAgeSeconds: kind === 'feed' ? feedMaxAgeSeconds : pageMaxAgeSeconds,
      selfUrl: ports.siteUrl() + path,
      ...(ports.hub && isLiveFeed(path) ? { hubUrl: ports.hub.url } : {}),
      isPrivate,
      isIndexed,
      isArchive,
      styleHash: ports.styleHash,
    }),
    ...headers,
  });
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
  if (await sendRendering(ports, request, reply)) return reply;
  return sendMissing(reply, await ports.explainMissing(path));
}

/** A reader that is told 404 may not come back for days: only an address that never was answers that. */
function sendMissing(reply: FastifyReply, missing: MissingDocument): FastifyReply {
  switch (missing.kind) {
    case 'moved':
      return reply.header('cache-control', 'public, max-age=86400').redirect(missing.path, 308);
    case 'planned':
      return sendText(reply.header('retry-after', '5'), 503, 'This document is being made.');
    case 'retired':
      return sendText(reply, 410, 'This feed has ended. The list of topics is at /.');
    case 'unknown':
      return sendText(reply, 404, 'There is nothing at this address. The list of topics is at /.');
  }
}

function sendText(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/plain; charset=utf-8')
    .send(`${text}\n`);
}

function sendPage(ports: ServePorts, reply: FastifyReply, html: string): FastifyReply {
  const headers = cacheHeaders({
    kind: 'page',
    mediaType: 'text/html; charset=utf-8',
    maxAgeSeconds: pageMaxAgeSeconds,
    selfUrl: ports.siteUrl(),
    isPrivate: false,
    styleHash: ports.styleHash,
  });
  return reply.headers(headers).send(html);
}

function addPages(server: FastifyInstance, ports: ServePorts): void {
  server.get<{ Params: { id: string } }>('/stories/:id', async (request, reply) => {
    const { id } = request.params;
    const page = /^\d{1,18}$/.test(id) ? await ports.storyPage(id) : undefined;
    if (page && 'movedTo' in page) return reply.redirect(`/stories/${page.movedTo}`, 302);
    return page === undefined
      ? sendText(reply, 404, 'There is no such story.')
      : sendPage(ports, reply, page.html);
  });
  server.get('/status', async (_request, reply) => sendPage(ports, reply, await ports.statusPage()));
  server.get('/status/problems.xml', async (_request, reply) => {
    const { body, mediaType } = await ports.problemFeed();
    return reply.header('cache-control', `public, max-age=${pageMaxAgeSeconds}`).type(mediaType).send(body);
  });
  server.get('/sources.opml', async (_request, reply) =>
    reply.type('text/x-opml; charset=utf-8').send(await ports.sourceList()),
  );
  server.get('/icon.svg', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(ports.icon),
  );
  const picture = (bytes: Buffer) => async (_request: FastifyRequest, reply: FastifyReply) =>
    reply.header('cache-control', 'public, max-age=2592000').type('image/png').send(bytes);
  server.get('/icon-512.png', picture(ports.iconPictures.large));
  server.get('/icon-64.png', picture(ports.iconPictures.small));
  server.get('/favicon.ico', picture(ports.iconPictures.small));
}

/** What a stranger sent along comes back (the challenge), so no browser may take it for a page. */
function sendToHub(reply: FastifyReply, { status, body }: { status: number; body: string }): FastifyReply {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  return reply.code(status).headers(headers).type('text/plain; charset=utf-8').send(body);
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
  scope.post('/hub', async (request, reply) => {
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
  server.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await ports.metrics();
    return reply.header('cache-control', 'no-store').type(contentType).send(text);
  });
}

function buildServer(ports: ServePorts): FastifyInstance {
  const server = fastify({
    logger: false,
    exposeHeadRoutes: true,
    requestTimeout: 30_000,
    bodyLimit: 1_048_576,
  });
  addProbes(server, ports);
  addPages(server, ports);
  void server.register((scope) => addHubCallback(scope, ports));
  void server.register((scope) => addHub(scope, ports));
  server.get('/*', async (request, reply) => sendDocument(ports, request, reply));
  server.setNotFoundHandler(async (_request, reply) =>
    sendText(reply, 404, 'There is nothing at this address.'),
  );
  server.setErrorHandler(async (error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
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

function explainListenError(error: NodeJS.ErrnoException, port: number): CodedError {
  const taken = error.code === 'EADDRINUSE';
  return new CodedError({
    code: taken ? 'port-in-use' : 'port-refused',
    message: taken
      ? `port ${port} is already in use by another program`
      : `cannot listen on port ${port} (${error.code ?? error.message})`,
    hint: 'Stop that program, or choose another port with PORT, for example PORT=8081.',
    exitCode: 69,
    cause: error,
  });
}

/** Listens; throws `port-in-use` or `port-refused`. */
export async function serve(
  ports: ServePorts,
  address: { host: string; port: number },
): Promise<RunningServer> {
  const server = buildServer(ports);
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
