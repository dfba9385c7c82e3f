/** Builds dist/: the command as CommonJS, split by command and loaded lazily. `koffi` stays outside: it holds a binary. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

mkdirSync(dist, { recursive: true });
const started = new Date();
const result = await build({
  input: { whyssh: join(root, 'src/cli/main.ts') },
  platform: 'node',
  // koffi and cpu-features (an optional part of ssh2) hold binaries; both are loaded only where they are there.
  external: ['koffi', 'cpu-features', /^node:/u, /\.node$/u],
  write: true,
  output: {
    dir: dist,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
    sourcemap: false,
  },
  logLevel: 'warn',
});

// Chunks of earlier builds that nothing names any more.
const written = new Set(result.output.map(({ fileName }) => fileName));
const chunks = join(dist, 'chunks');
for (const name of readdirSync(chunks, { withFileTypes: true }).map((entry) => entry.name)) {
  if (!written.has(`chunks/${name}`)) rmSync(join(chunks, name));
}
writeFileSync(join(dist, '.built'), `${started.toISOString()}\n`);
