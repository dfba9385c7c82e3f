/** `npm run new cause|probe|collector|step|reporter|scenario <id>`: writes the file, an example case, and nothing else. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Files, scaffolds } from './scaffolds.ts';

const root = join(import.meta.dirname, '..');

const [kind = '', id = ''] = process.argv.slice(2);
const scaffold = scaffolds[kind];
if (scaffold === undefined || !/^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/u.test(id)) {
  process.stderr.write(`usage: npm run new ${Object.keys(scaffolds).join('|')} <id>\n`);
  process.exitCode = 64;
} else write(scaffold(id));

function write(files: Files): void {
  const there = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (there.length > 0) {
    process.stderr.write(`${there.join(', ')}: already there, nothing written\n`);
    process.exitCode = 1;
    return;
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`${path}\n`);
  }
}
