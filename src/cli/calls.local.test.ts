import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLoginServer } from './testing/login-server.ts';
import { rawControls, Sandbox } from './testing/run-cli.ts';

let box: Sandbox;

beforeAll(() => {
  box = new Sandbox();
});
afterAll(() => box.remove());

describe('a wrong call', () => {
  const pwned = () => box.path('pwned');
  const calls: readonly (readonly [string, () => readonly string[]])[] = [
    ['an unknown long option', () => ['--bogus', 'h']],
    ['an unknown short option', () => ['-z', 'h']],
    ['an empty host', () => ['']],
    ['no host', () => ['-v']],
    ['a user and no host', () => ['u@']],
    ['no user before the @', () => ['@h']],
    ['port 0', () => ['-p', '0', 'h']],
    ['port 99999', () => ['-p', '99999', 'h']],
    ['port 22x', () => ['-p22x', 'h']],
    ['an address with port 0', () => ['ssh://h:0']],
    ['a line end in the host', () => ['a\nb']],
    ['an escape in the host', () => ['\u001B[2Jh']],
    ['a right-to-left override in the host', () => ['a\u202Eb', '--no-such']],
    ['a user with a line end', () => ['a\nb@h']],
    ['a host that is an option', () => ['--', `-oProxyCommand=touch ${pwned()}`]],
    ['a host behind @ that is an option', () => [`u@-oProxyCommand=touch ${pwned()}`]],
    ['an address that is an option', () => [`ssh://-oProxyCommand=touch ${pwned()}`]],
    ['a user that is an option', () => [`-oProxyCommand=touch ${pwned()}@h`]],
    ['an option and no host', () => [`-oProxyCommand=touch ${pwned()}`]],
    ['--deadline abc', () => ['--deadline', 'abc', 'h']],
    ['--deadline 0', () => ['--deadline=0', 'h']],
    ['--deadline Infinity', () => ['--deadline=Infinity', 'h']],
    ['--deadline without a value', () => ['h', '--deadline']],
    ['--repeat 0', () => ['--repeat', '0', 'h']],
    ['--repeat 1e9', () => ['--repeat', '1e9', 'h']],
    ['--color pink', () => ['--color', 'pink', 'h']],
    ['--json=yes', () => ['--json=yes', 'h']],
    ['--save without a file', () => ['h', '--save']],
    ['show without a file', () => ['show']],
    ['show of nothing', () => ['show', '/does/not/exist']],
    ['show of a folder', () => ['show', '/']],
    ['show of a device', () => ['show', '/dev/zero']],
    ['show of a program', () => ['show', process.execPath]],
    ['an unknown cause', () => ['causes', '\u001B[2J']],
    ['a host for demo', () => ['demo', 'h']],
  ];

  it.each(calls)('%s', async (_, words) => {
    const said = await box.run(words());
    expect(said.status).toBe(64);
    expect(said.stdout).toBe('');
    expect(said.stderr).toMatch(/^whyssh: [^\n]+\nTry 'whyssh --help'\.\n$/u);
    expect(rawControls(said.stderr)).toEqual([]);
    expect(existsSync(pwned())).toBe(false);
  });

  const head = {
    asked: { hops: 1, noLogin: false, names: {} },
    destination: 'h',
    host: 'h',
    user: null,
    port: null,
    arguments: [],
    startedAt: '',
    tookMs: 1,
    notes: [],
  };
  const run = { format: 'whyssh-run', version: 1, head, observations: [] };
  it.each([
    ['nothing', ''],
    ['no run', '{}'],
    ['null', 'null'],
    ['half of one', JSON.stringify(run).slice(0, -9)],
    ['another version', JSON.stringify({ ...run, version: 2 })],
    ['a hostile version', JSON.stringify({ ...run, version: '\u001B[2J' })],
    ['no head', JSON.stringify({ ...run, head: undefined })],
    ['observations of another kind', JSON.stringify({ ...run, observations: [1, null, { facts: {} }] })],
    [
      'a fact nobody knows',
      JSON.stringify({
        ...run,
        observations: [
          {
            seq: 1,
            by: 'x',
            subject: { hop: 0 },
            atMs: 0,
            tookMs: 0,
            footprint: {},
            evidence: [],
            facts: [{ key: 'a.b', subject: null, seq: 1 }],
          },
        ],
      }),
    ],
    ['binary', '\0\u0001\u0002'],
  ])('show of a file that holds %s', async (_, text) => {
    writeFileSync(box.path('run.json'), text);
    const said = await box.run(['show', box.path('run.json')]);
    expect([said.status, said.stdout]).toEqual([64, '']);
    expect(said.stderr).toMatch(/^whyssh: [^\n]+\nTry/u);
    expect(rawControls(said.stderr)).toEqual([]);
  });

  it('a stored run full of escapes does the terminal no harm', async () => {
    const evil = '\u001B[2J\u202E\u009B31m';
    const fact = {
      key: 'banner.read',
      subject: { hop: 0, address: evil, port: 22 },
      seq: 1,
      fact: { known: true, value: { kind: 'garbage', text: { quoted: evil } } },
    };
    const observation = {
      seq: 1,
      by: evil,
      subject: { hop: 0, address: evil, port: 22 },
      atMs: 0,
      tookMs: 0,
      footprint: { connections: 0, authAttempts: 0 },
      facts: [fact],
      evidence: [{ what: evil, text: { quoted: evil } }],
    };
    writeFileSync(
      box.path('run.json'),
      JSON.stringify({
        ...run,
        head: {
          ...head,
          notes: [evil],
          host: evil,
          asked: { hops: 1, noLogin: false, names: { name: evil, host: evil } },
        },
        observations: [observation],
      }),
    );
    for (const mode of ['--verbose', '--quiet', '--json', '--color=always']) {
      const said = await box.run(['show', mode, box.path('run.json')]);
      expect([rawControls(said.stdout), rawControls(said.stderr)]).toEqual([[], []]);
    }
  });
});

describe('a configuration that cannot be used is a finding', () => {
  it.each([
    ['is not there', () => box.path('none')],
    ['has a line that ssh does not know', () => file('config-bad', 'Host *\n  Prot 22\n')],
    ['is binary', () => file('config-binary', '\u0001\u0080\0\n'.repeat(100))],
  ])('%s', async (_, path) => {
    const said = await box.run(['--no-login', '--deadline', '5', '-F', path(), '127.0.0.1']);
    expect(said.status).toBe(1);
    expect(said.stdout).toMatch(/✘ ssh client/u);
    expect(rawControls(said.stdout)).toEqual([]);
  });

  it.runIf(process.getuid?.() !== 0)('may not be read', async () => {
    const path = file('config-secret', 'Host *\n');
    chmodSync(path, 0);
    expect((await box.run(['--no-login', '--deadline', '5', '-F', path, '127.0.0.1'])).status).toBe(1);
  });

  function file(name: string, text: string): string {
    writeFileSync(box.path(name), text);
    return box.path(name);
  }
});

describe('a host that is called like a command', () => {
  it.each([
    [['ssh', 'demo']],
    [['--', 'demo']],
    [['tester@demo']],
    [['-v', 'demo']],
    [['ssh', '--no-contrast', 'show']],
    [['--', 'show', 'ls', '--verbose']],
  ])('%j', async (words) => {
    const config = join(box.home, '.ssh', 'config');
    writeFileSync(config, 'Host demo show\n  HostName 127.0.0.1\n  Port 1\n');
    // ssh takes the home of the user's entry, not $HOME: the file is named.
    const at = words[0] === 'ssh' ? 1 : 0;
    const said = await box.run(
      [...words.slice(0, at), '--json', '--no-login', '-F', config, ...words.slice(at)],
      box.freshState(),
    );
    const { asked } = JSON.parse(said.stdout) as { asked: { host: string; arguments: readonly string[] } };
    expect(asked.host).toBe(words.includes('show') ? 'show' : 'demo');
    expect(asked.arguments).not.toContain('ls');
    expect(said.status).toBe(1);
  });
});

describe("ssh's own options", () => {
  it('pass through, the trailing command is neither run nor kept, -v is --verbose', async () => {
    const server = await startLoginServer(box);
    try {
      const said = await box.run(
        [
          ...server.words.slice(0, -1),
          '-v',
          '-Nnq',
          '-L',
          '1:h:2',
          'tester@127.0.0.1',
          'touch',
          box.path('pwned'),
          '--deadline',
        ],
        box.freshState(),
      );
      expect(said.status).toBe(0);
      expect(said.stdout).toContain('Observations');
      expect(said.stdout).toContain('-L 1:h:2: it does not concern the connection');
      expect(said.stdout).not.toContain('pwned');
      expect(existsSync(box.path('pwned'))).toBe(false);
      expect(readdirSync(box.temp)).toEqual([]);
    } finally {
      await server.stop();
    }
  });
});
