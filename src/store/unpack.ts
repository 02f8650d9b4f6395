/** Documents and items are stored compressed with Brotli. */
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

export const unpack = promisify(brotliDecompress);
