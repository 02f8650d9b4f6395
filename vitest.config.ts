import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    include: ['test/**/*.test.ts'],
    exclude: ['test/eval/**', 'test/bench/**', 'test/faults/**', 'node_modules/**', 'dist/**'],
    // Files share what they import; each still starts its own engines, servers and programs.
    isolate: false,
    // Tests wait for programs and servers a quarter of their time.
    maxWorkers: Math.max(2, availableParallelism() + 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
