import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './files.ts';
import { importComplaints } from './imports.ts';

const one = (path: string, text: string) => importComplaints([{ path, text }]).map(({ says }) => says);

describe('who may import whom', () => {
  it('holds for the whole of src', () => {
    expect(importComplaints(sourceFiles(join(import.meta.dirname, '..'), ['src']))).toEqual([]);
  });

  // Broken samples: the check bites.
  it.each([
    ['src/causes/connect/x.ts', "import { evaluate } from '../../diagnose/evaluate.ts';"],
    ['src/contract/x.ts', "import type { Ports } from '../ports/ports.ts';"],
    ['src/diagnose/x.ts', "import net from 'node:net';"],
    ['src/wire/x.ts', 'const now = Date.now();'],
    ['src/probes/x.ts', "console.log('seen');"],
    ['src/probes/x.ts', "const lab = await import('../../lab/world.ts');"],
    ['src/app/x.ts', "import { main } from '../cli/main.ts';"],
    ['src/report/x.ts', "} from '../diagnose/store.ts';"],
    ['src/helpers/x.ts', 'export const nothing = 0;'],
    ['src/app/x.ts', 'await new Promise((done) => setTimeout(done, 5));'],
  ])('refuses in %s: %s', (path, text) => {
    expect(one(path, text)).toHaveLength(1);
  });

  it.each([
    ['src/app/x.ts', "import { diagnose } from '../diagnose/diagnose.ts';"],
    ['src/cli/x.ts', "console.log('hello');"],
    ['src/wire/x.ts', '// Date.now() is not used here'],
    ['src/wire/x.ts', "import { createHash } from 'node:crypto';"],
  ])('allows in %s: %s', (path, text) => {
    expect(one(path, text)).toEqual([]);
  });
});
