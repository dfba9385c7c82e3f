import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pasteForConsole, pasteLimits } from './paste.ts';

const paste = pasteForConsole();
const folder = mkdtempSync(join(tmpdir(), 'whyssh-paste-'));
afterAll(() => rmSync(folder, { recursive: true }));
const python = spawnSync('python3', ['-c', 'import pty']).status === 0;
/** A terminal of its own for a shell; what goes in is typed. */
const terminal = join(folder, 'terminal.py');
writeFileSync(terminal, 'import pty, sys\npty.spawn(sys.argv[1:])\n');

/** What a console leaves of pasted text: none of | > $ - _, and one letter case. */
function mangled(text: string, upper: boolean): string {
  const kept = text.replace(/[|>$_-]/gu, '');
  return upper ? kept.toUpperCase() : kept.toLowerCase();
}

/** Types into a shell in a terminal; each later part when the screen shows its word. */
function typed(
  shell: readonly string[],
  parts: readonly { readonly after: string; readonly text: string }[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('python3', [terminal, ...shell], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    let screen = '';
    let from = 0;
    let next = 0;
    child.stdout.on('data', (data: Buffer) => {
      screen += data.toString();
      for (let part = parts[next]; part !== undefined; part = parts[next]) {
        const at = screen.indexOf(part.after, from);
        if (at === -1) break;
        from = at + part.after.length;
        next += 1;
        // The last word ends it: the terminal goes, and the shell with it.
        if (part.text === '') child.kill('SIGKILL');
        else child.stdin.write(part.text);
      }
    });
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(timer);
      resolve(screen);
    });
  });
}

describe('what is pasted', () => {
  it('stays within its bounds: letters and digits, short lines, a short line to type', () => {
    expect(paste.lines.join('\n').length).toBeLessThanOrEqual(pasteLimits.characters);
    for (const line of paste.lines) expect(line).toMatch(/^[0-9a-f]{1,76}$/u);
    expect(paste.typed.length).toBeLessThanOrEqual(pasteLimits.typed);
    expect(paste.typed).toMatch(/^[^|>$_A-Z-]*$/u);
  });
});

const damagedAt = paste.receiver + 9;
const damaged = paste.lines.map((line, at) =>
  at === damagedAt ? line.replace(/.$/u, (x) => (x === '1' ? '2' : '1')) : line,
);

describe.runIf(python).each([
  ['dash', ['dash', '-i'], false],
  ['bash', ['bash', '--norc', '-i'], true],
] as const)('in a terminal of %s', (_, shell, upper) => {
  it('comes through a console that mangles, which sends one bad line again', async () => {
    const number = paste.lines[damagedAt]?.slice(0, 2) ?? '';
    const screen = await typed(shell, [
      { after: '', text: `${paste.typed}\n` },
      // Pasted when the line is at work, as a person does: sed shows the first line as it has taken it.
      { after: '\r\n', text: `${mangled(damaged[0] ?? '', upper)}\n` },
      { after: '\\\\x', text: `${mangled(damaged.slice(1).join('\n'), upper)}\n` },
      { after: `missing ${number}\r\n`, text: `${mangled(paste.lines[damagedAt] ?? '', upper)}\n` },
      { after: 'user?', text: 'root\n' },
      { after: '\r\nroot\r\n', text: 'echo after""wards\n' },
      { after: 'afterwards', text: '' },
    ]);
    expect(screen).toContain(`missing ${number}\r\n`);
    expect(screen).toMatch(/\r\n(?:WHY|found nothing)/u);
    expect(existsSync(join(folder, 'j'))).toBe(false);
  }, 40_000);
});
