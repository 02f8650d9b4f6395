/** Short answers in words: nothing here, try again, what a hub is told. */
import type { FastifyReply } from 'fastify';
import { preflightHeaders } from './cache-headers.js';
import { type MissingDocument, missingAnswers } from './explain-missing.js';

/** A reader that is told 404 may not come back for days: only an address that never was answers that. */
export function sendMissing(reply: FastifyReply, missing: MissingDocument): FastifyReply {
  if (missing.kind === 'moved')
    return reply.header('cache-control', 'public, max-age=86400').redirect(missing.path, 308);
  const { status, text, headers } = missingAnswers[missing.kind];
  return sendText(reply.headers(headers), status, text);
}

/** What no document takes; an address that is read is not told 404 for it. */
export function sendNotAllowed(reply: FastifyReply): FastifyReply {
  return sendText(
    reply.header('allow', preflightHeaders.allow),
    405,
    'Documents are read here (GET), and nothing else.',
  );
}

/** For browsers, before a script of another site asks for a feed with its tag. */
export function sendPreflight(reply: FastifyReply): FastifyReply {
  return reply.code(204).headers(preflightHeaders).send();
}

export function sendText(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/plain; charset=utf-8')
    .send(`${text}\n`);
}

/** What a stranger sent along comes back (the challenge), so no browser may take it for a page. */
export function sendToHub(
  reply: FastifyReply,
  { status, body }: { status: number; body: string },
): FastifyReply {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  return reply.code(status).headers(headers).type('text/plain; charset=utf-8').send(body);
}
