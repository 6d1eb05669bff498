import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['server/**/*.test.ts', 'client/**/*.test.ts', 'evals/**/*.test.ts'],
    // The model's index and the console are built once, before the tests that use them.
    globalSetup: ['server/testing/build-index.ts', 'server/build-console.mjs'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
