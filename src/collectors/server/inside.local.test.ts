import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodePorts } from '../../ports/node/ports.ts';
import { collectors, serverInside } from './inside.ts';
import { readSaid } from './said.ts';
import { insideScript } from './script.ts';

const sections = collectors.map(({ section }) => section);
const script = insideScript(sections, { user: "o'brien", from: '192.0.2.9', port: 22 }, 'mark');
const busybox = process.env['WHYSSH_BUSYBOX'] ?? '/bin/busybox';
const shells = [
  { name: 'dash', words: ['dash', '-s'] },
  { name: 'bash', words: ['bash', '-s'] },
  { name: 'busybox', words: [busybox, 'sh', '-s'] },
].map((shell) => ({
  ...shell,
  there: spawnSync(shell.words[0] ?? '', shell.name === 'busybox' ? ['true'] : ['-c', ':']).status === 0,
}));

/** A folder with nothing in it but the shell: every tool that the script would like to have is missing. */
const bare = mkdtempSync(join(tmpdir(), 'whyssh-bare-'));
afterAll(() => rmSync(bare, { recursive: true }));

describe.each(shells)('the script under $name', ({ words, there }) => {
  it.runIf(there)('looks at everything, writes nothing to standard error and comes to its end', () => {
    const ran = spawnSync(words[0] ?? '', words.slice(1), { input: script, encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toMatch(/mark end\n$/u);
    const said = readSaid(ran.stdout, 'mark');
    expect(sections.filter((name) => said.get(name)?.done !== true)).toEqual([]);
    expect(said.get('system')?.one('uid')).toBe(execFileSync('id', ['-u'], { encoding: 'utf8' }).trim());
    expect(said.get('listen')?.many('table')).toContain('4');
  });

  it.runIf(there)('comes to its end without a single tool', () => {
    const shell = execFileSync('sh', ['-c', `command -v "$1"`, 'sh', words[0] ?? ''], { encoding: 'utf8' }).trim();
    const own = mkdtempSync(join(bare, 'shell-'));
    symlinkSync(shell, join(own, 'theshell'));
    // PATH of the script itself is replaced: the folders of the system would bring the tools back.
    const input = script.replace(/^PATH=.*$/mu, `PATH=${own}`);
    const ran = spawnSync(join(own, 'theshell'), words.slice(1), {
      input,
      encoding: 'utf8',
      argv0: words[0],
      env: { PATH: own },
    });
    expect(ran.stdout).toMatch(/mark end\n$/u);
    expect(readSaid(ran.stdout, 'mark').get('system')?.done).toBe(true);
  });
});

describe('a way in that is none', () => {
  const ask = { user: null, from: null, port: 22, outside: true, withinMs: 1_500 };
  const ports = nodePorts();
  const gapsOf = async (via: string) => {
    const seen = await serverInside(1_500).run({ ...ask, via }, ports);
    return seen.flatMap(({ facts }) => Object.values(facts)).map((fact) => (fact.known ? 'known' : fact.gap));
  };
  it('that hangs is a gap with its limit', async () => {
    const gaps = await gapsOf('exec sleep 60');
    expect(gaps.length).toBeGreaterThan(8);
    expect(new Set(gaps.map((gap) => (gap === 'known' ? gap : gap.kind)))).toEqual(new Set(['timed-out']));
  });
  it('that greets and refuses is a gap with its own words', async () => {
    const [gap] = await gapsOf('cat >/dev/null; echo Welcome; echo "sudo: a password is required" >&2; exit 1');
    expect(gap).toEqual({
      kind: 'unsupported',
      why: 'it did not run sh from its standard input (exit 1): sudo: a password is required',
    });
  });
  it('that talks around the answer is understood, and what it breaks off is kept', async () => {
    const seen = await serverInside(1_500).run(
      { ...ask, via: 'echo "Last login: today"; sh | head -n 12; exit 7' },
      ports,
    );
    const facts = Object.assign({}, ...seen.map((one) => one.facts)) as Record<string, { known: boolean }>;
    expect(facts['server.view']?.known).toBe(true);
    expect(facts['server.ban']?.known).toBe(false);
  });
});
