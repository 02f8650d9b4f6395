/** What one run of the demo leaves for the next: the publishers' port, and the edition they came to. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The same port again means the same addresses, so that the next run finds every article known. */
export interface SavedState {
  port: number;
  edition: number;
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'publishers.json');
}

/** Empty where there is none yet, or none that can be read. */
export function readSavedState(dataDir: string): Partial<SavedState> {
  try {
    const { port, edition } = JSON.parse(readFileSync(fileIn(dataDir), 'utf8'));
    return Number.isInteger(port) && Number.isInteger(edition) ? { port, edition } : {};
  } catch {
    return {};
  }
}

export function saveState(dataDir: string, { port, edition }: SavedState): void {
  writeFileSync(fileIn(dataDir), `${JSON.stringify({ port, edition })}\n`);
}
