/** `npm run check`: types, format, lint, dead code, generated files. Each check prints only when it fails. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

const checks: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'format', command: ['biome', 'check'] },
  { name: 'lint', command: ['oxlint', '--type-aware', 'src', 'lab', 'bench', 'tools'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'generated: causes', command: ['node', 'tools/registry.ts', '--check'] },
  { name: 'generated: documents', command: ['node', 'tools/pages.ts', '--check'] },
];

/** Runs every check; returns the names of those that failed. */
export function runChecks(): readonly string[] {
  const bin = join(root, 'node_modules', '.bin');
  const failed: string[] = [];
  for (const { name, command } of checks) {
    const [program = '', ...args] = command;
    const path = `${bin}:${process.env['PATH'] ?? ''}`;
    const result = spawnSync(program, args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, PATH: path, NO_COLOR: '1' },
    });
    const passed = result.status === 0;
    process.stdout.write(`check ${name}: ${passed ? 'passed' : 'FAILED'}\n`);
    if (passed) continue;
    failed.push(name);
    process.stdout.write(`${result.stdout}${result.stderr}${result.error?.message ?? ''}\n`);
  }
  return failed;
}

if (import.meta.main) process.exitCode = runChecks().length === 0 ? 0 : 1;
