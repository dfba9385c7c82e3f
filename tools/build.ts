/** Builds dist/: the command as CommonJS, split by command and loaded lazily. `koffi` stays outside: it holds a binary. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'rolldown';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

/**
 * Node's own modules as a CommonJS program gets them fastest: an `import()` would start the loader of ES modules (5 ms), and
 * node:crypto (5 ms) is loaded by its first use, which most failures never come to. A chunk that copies node:crypto's
 * exports would find none in the stand-in, so there it stays as it is.
 */
const quickBuiltins: Plugin = {
  name: 'quick-builtins',
  renderChunk(code) {
    const required = code.replaceAll(
      /(?<![\w.$])import\("(node:[\w/]+)"\)/gu,
      'Promise.resolve().then(() => require("$1"))',
    );
    if (/node_crypto = [\w.]+\(node_crypto\b/u.test(required)) return required;
    return required.replace(
      'node_crypto = require("node:crypto")',
      'node_crypto = new Proxy({}, { get: (_, name) => require("node:crypto")[name] })',
    );
  },
};

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
  plugins: [quickBuiltins],
  logLevel: 'warn',
});

// Chunks of earlier builds that nothing names any more.
const written = new Set(result.output.map(({ fileName }) => fileName));
const chunks = join(dist, 'chunks');
for (const name of readdirSync(chunks, { withFileTypes: true }).map((entry) => entry.name)) {
  if (!written.has(`chunks/${name}`)) rmSync(join(chunks, name));
}
writeFileSync(join(dist, '.built'), `${started.toISOString()}\n`);
