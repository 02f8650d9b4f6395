/** Real HTTP and HTTPS servers on 127.0.0.1 for tests. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface LoopbackServer {
  /** Without a final slash. */
  origin: string;
  port: number;
  /** Every request so far. */
  requests: IncomingMessage[];
  close(): Promise<void>;
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server & { closeAllConnections?: () => void }): Promise<void> {
  server.closeAllConnections?.();
  return new Promise((resolve) => server.close(() => resolve()));
}

export async function startServer(handler: Handler): Promise<LoopbackServer> {
  const requests: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    handler(request, response);
  };
  const server = createServer(listener);
  const port = await listen(server);
  return { origin: `http://127.0.0.1:${port}`, port, requests, close: () => close(server) };
}

export interface KeyPair {
  key: string;
  cert: string;
}

/** A self-signed certificate for 127.0.0.1 by openssl; undefined where there is no openssl. */
export function createCertificate(name: string, days: number): KeyPair | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${name}`];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const args = ['req', '-x509', ...kind, '-keyout', key, '-out', cert, '-days', String(days), ...subject];
    execFileSync('openssl', args, { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function startSecureServer(pair: KeyPair, handler: Handler): Promise<LoopbackServer> {
  const requests: IncomingMessage[] = [];
  const server = createSecureServer(pair, (request, response) => {
    requests.push(request);
    handler(request, response);
  });
  const port = await listen(server);
  return { origin: `https://127.0.0.1:${port}`, port, requests, close: () => close(server) };
}
