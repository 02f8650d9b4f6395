/** Vectors of texts from an endpoint of the operator, in the common form of `POST …/v1/embeddings`. */
import { CodedError } from '../errors.js';
import type { Embeddings } from '../ports.js';
import type { HttpSender } from '../vocabulary/fetching.js';

export interface EmbeddingsOptions {
  /** The whole address, as `http://127.0.0.1:11434/v1/embeddings`. */
  url: string;
  model: string;
  /** Sent as a bearer token. */
  apiKey?: string | undefined;
  timeoutMs: number;
  /** Texts in one request. */
  batch: number;
  /** Longer vectors are cut to this many values. */
  dimensions: number;
  leastCosine: number;
}

/** Models take some hundred words and cut what is longer. */
const mostCharacters = 2_000;

function refuse(url: string, because: string): CodedError {
  return new CodedError({
    code: 'embeddings-failed',
    retry: 'later',
    message: `${new URL(url).host} gave no vectors: ${because}`,
    hint: 'See "group.embeddings" in the configuration; a private host must stand in "network.allow".',
  });
}

function vectorOf(value: unknown, dimensions: number): number[] | undefined {
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const vector: unknown[] = value.slice(0, dimensions);
  return vector.every((one): one is number => typeof one === 'number' && Number.isFinite(one))
    ? vector
    : undefined;
}

/** One vector a text, in their order, whatever order they came in; undefined where the answer is anything else. */
function readVectors(body: Uint8Array, count: number, dimensions: number): number[][] | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
  const { data } = (answer ?? {}) as { data?: unknown };
  if (!Array.isArray(data) || data.length !== count) return undefined;
  const vectors: number[][] = [];
  for (const [at, row] of (data as { index?: unknown; embedding?: unknown }[]).entries()) {
    const index = row?.index ?? at;
    const vector = vectorOf(row?.embedding, dimensions);
    if (typeof index !== 'number' || !vector || vectors[index]) return undefined;
    vectors[index] = vector;
  }
  const [first] = vectors;
  const isWhole = Array.from({ length: count }, (_, at) => vectors[at]?.length === first?.length);
  return isWhole.every(Boolean) && vectors.length === count ? vectors : undefined;
}

export function createEmbeddings(http: HttpSender, options: EmbeddingsOptions): Embeddings {
  const { url, model, apiKey, timeoutMs, batch, dimensions } = options;

  async function ask(texts: readonly string[]): Promise<number[][]> {
    const input = texts.map((text) => text.slice(0, mostCharacters) || ' ');
    const outcome = await http.postDocument({
      url,
      body: JSON.stringify({ model, input, encoding_format: 'float' }),
      contentType: 'application/json',
      headers: {
        accept: 'application/json',
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (outcome.kind !== 'fresh')
      throw refuse(url, 'reason' in outcome ? outcome.reason : `it answered ${outcome.status}`);
    const vectors = readVectors(outcome.body, input.length, dimensions);
    if (!vectors) throw refuse(url, `its answer is not ${input.length} vectors of one length`);
    return vectors;
  }

  return {
    model: `${model} ${dimensions}`,
    leastCosine: options.leastCosine,
    async embed(texts) {
      const vectors: number[][] = [];
      for (let from = 0; from < texts.length; from += batch)
        vectors.push(...(await ask(texts.slice(from, from + batch))));
      return vectors;
    },
  };
}
