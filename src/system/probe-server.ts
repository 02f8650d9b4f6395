/** A port for operators alone: whether the process lives and is ready, and its figures. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CodedError } from '../errors.js';

export interface ProbePorts {
  /** Resolves when everything that this process needs answers; throws the reason when not. */
  checkReady(): Promise<void>;
  /** Throws where the process does nothing any more. */
  checkAlive(): void;
  metrics(): Promise<{ contentType: string; text: string }>;
}

export interface ProbeServer {
  port: number;
  close(): Promise<void>;
}

function answer(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8') {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
}

async function verdict(response: ServerResponse, word: string, check: () => Promise<void> | void) {
  try {
    await check();
    answer(response, 200, `${word}\n`);
  } catch (error) {
    answer(response, 503, `not ${word}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

async function respond(path: string, response: ServerResponse, ports: ProbePorts): Promise<void> {
  if (path === '/livez') return verdict(response, 'alive', ports.checkAlive);
  if (path === '/readyz') return verdict(response, 'ready', ports.checkReady);
  if (path !== '/metrics') return answer(response, 404, 'Here are /livez, /readyz and /metrics.\n');
  const { contentType, text } = await ports.metrics();
  return answer(response, 200, text, contentType);
}

/** Listens; throws `probe-port-refused`. */
export async function startProbeServer(ports: ProbePorts, port: number, host: string): Promise<ProbeServer> {
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    respond(path, response, ports).catch(() => answer(response, 503, 'Something failed here.\n'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new CodedError({
          code: 'probe-port-refused',
          message: `cannot listen on METRICS_PORT ${port} (${error.code ?? error.message})`,
          hint: 'Choose another port with METRICS_PORT, or leave it unset.',
          exitCode: 69,
          cause: error,
        }),
      ),
    );
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
