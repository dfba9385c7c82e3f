import { defineConfig } from 'vitest/config';

/**
 * Three rings. pure: no world at all. local: real sockets on loopback, real files, real programs.
 * lab: root, namespaces, machines; run by lab/run.ts and by the *.lab.test.ts files.
 */
const ring = (name: string, include: readonly string[], exclude: readonly string[] = []) => ({
  test: { name, include: [...include], exclude: ['**/node_modules/**', '**/dist/**', ...exclude], testTimeout: 20_000, retry: 0 },
});

export default defineConfig({
  test: {
    projects: [
      ring('pure', ['{src,tools,lab}/**/*.test.ts'], ['**/*.local.test.ts', '**/*.lab.test.ts']),
      ring('local', ['{src,tools,lab}/**/*.local.test.ts']),
      ring('lab', ['{src,tools,lab}/**/*.lab.test.ts']),
    ],
  },
});
