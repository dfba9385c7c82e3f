import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeCode, hashModulus, hashOf } from '../../wire/console/code.ts';
import { scriptForConsole, scriptMaxBytes } from '../check-script.ts';
import { shells } from './testing/shells.ts';

const script = scriptForConsole();
const screen = { rows: 24, columns: 80 };
/** A folder with nothing in it but the shell: every tool that the script would like to have is missing. */
const bare = mkdtempSync(join(tmpdir(), 'whyssh-bare-'));
afterAll(() => rmSync(bare, { recursive: true }));

const codeIn = (text: string): string => /^CODE {2}(\S+)$/mu.exec(text)?.[1] ?? '';

it('stays within what a console takes, and is plain ASCII', () => {
  expect(script.length).toBeLessThanOrEqual(scriptMaxBytes);
  expect(script).toMatch(/^[\n\t\x20-\x7e]*$/u);
});

describe.each(shells())('check.sh under $name', ({ words }) => {
  const run = (args: readonly string[], input = script, env = process.env) =>
    spawnSync(words[0] ?? '', [...words.slice(1), '-s', ...args], { input, encoding: 'utf8', env, timeout: 20_000 });

  it('says its findings in plain words on one screen, and runs nothing that it was told', () => {
    const ran = run(["$(touch /tmp/whyssh-owned)'; touch /tmp/whyssh-owned #", '192.0.2.9', '22']);
    expect(ran.stderr).toBe('');
    expect([0, 1, 2]).toContain(ran.status);
    expect(ran.stdout).toMatch(/^(?:WHY|CLEAR) {1,3}\S/mu);
    const lines = ran.stdout.trimEnd().split('\n');
    expect(lines.length).toBeLessThan(screen.rows);
    expect(lines.filter((line) => line.length > screen.columns)).toEqual([]);
    expect(existsSync('/tmp/whyssh-owned')).toBe(false);
  });

  it('gives a code that says when it was made and for whom', () => {
    const read = decodeCode(codeIn(run(['deploy', '192.0.2.9', '2222']).stdout));
    expect(read.ok && read.head).toMatchObject({
      user: hashOf('deploy', hashModulus.user),
      from: hashOf('192.0.2.9', hashModulus.from),
      port: hashOf('2222', hashModulus.port),
    });
    const minute = Math.floor(Date.now() / 60_000) % 2 ** 23;
    expect(read.ok && Math.abs(read.head.minute - minute)).toBeLessThanOrEqual(1);
    expect(read.ok && read.values.get('view_root')).toBe(String(process.getuid?.() === 0));
  });

  it('refuses a port that is none', () => {
    expect(run(['deploy', '192.0.2.9', 'x']).status).toBe(64);
  });

  it('comes to its end without a single tool', () => {
    const shell = execFileSync('sh', ['-c', `command -v "$1"`, 'sh', words[0] ?? ''], { encoding: 'utf8' }).trim();
    const own = mkdtempSync(join(bare, 'shell-'));
    symlinkSync(shell, join(own, 'theshell'));
    // PATH of the script itself is replaced: the folders of the system would bring the tools back.
    const input = script.replace(/^PATH=.*$/mu, `PATH=${own}`);
    const ran = spawnSync(join(own, 'theshell'), [...words.slice(1), '-s', 'deploy'], {
      input,
      encoding: 'utf8',
      argv0: words[0],
      env: { PATH: own },
      timeout: 20_000,
    });
    expect(ran.stderr).toBe('');
    expect([1, 2]).toContain(ran.status);
    const read = decodeCode(codeIn(ran.stdout));
    expect(read.ok && read.values.get('sshd_listening_count')).toMatch(/^\d$/u);
  });
});
