import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportJsonSchema } from '../../tools/report-schema.ts';
import { penaltyLimitS } from '../app/ledger.ts';
import type { Report } from '../contract/report.ts';
import { startServer } from './testing/hostile-server.ts';
import { startLoginServer } from './testing/login-server.ts';
import { Sandbox } from './testing/run-cli.ts';

let box: Sandbox;
const stops: (() => Promise<void>)[] = [];

beforeEach(() => {
  box = new Sandbox();
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  box.remove();
});

async function plainServer(greeting: string): Promise<readonly string[]> {
  const server = await startServer((socket) => socket.end(greeting));
  stops.push(() => server.stop());
  return ['-F', 'none', '-p', String(server.port), 'u@127.0.0.1'];
}

async function loginServer(options: Parameters<typeof startLoginServer>[1] = {}) {
  const server = await startLoginServer(box, options);
  stops.push(() => server.stop());
  return server;
}

describe('the JSON of real runs', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(reportJsonSchema()) as object);
  const runs: { readonly [what: string]: readonly [() => Promise<readonly string[]>, RegExp, number] } = {
    'it works': [async () => (await loginServer()).words, /works/u, 0],
    'works up to the login': [
      async () => ['--no-login', ...(await loginServer({ accept: 'nobody' })).words],
      /works/u,
      0,
    ],
    'a problem': [() => plainServer('HTTP/1.1 400 Bad Request\r\n\r\n'), /problem|undecided/u, 1],
    'a refused key': [async () => (await loginServer({ accept: 'nobody' })).words, /problem|undecided/u, 1],
    'a group that looks alike': [
      () => Promise.resolve(['-F', 'none', '-p', '1', 'u@127.0.0.1']),
      /problem|undecided/u,
      1,
    ],
    'no end of the look': [async () => ['--deadline', '0.05', ...(await loginServer()).words], /incomplete/u, 2],
    'a configuration with mistakes': [
      () => Promise.resolve(['-F', '/does/not/exist', 'u@127.0.0.1']),
      /problem|undecided/u,
      1,
    ],
  };

  it.each(Object.entries(runs))('%s: fits the published schema, and a saved run says the same again', async (_, [
    words,
    outcome,
    exit,
  ]) => {
    const file = box.path('run.json');
    const said = await box.run(['--json', '--save', file, ...(await words())], box.freshState());
    const report = JSON.parse(said.stdout) as Report;
    expect(report.outcome).toMatch(outcome);
    expect([report.exit, said.status, said.stderr]).toEqual([exit, exit, '']);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const shown = await box.run(['show', '--json', file]);
    expect([shown.stdout === said.stdout, shown.status]).toEqual([true, exit]);
  });

  it('an old file that all may read is replaced by one that only the user reads', async () => {
    const file = box.path('run.json');
    writeFileSync(file, 'old', { mode: 0o666 });
    await box.run(['--save', file, '-F', 'none', '-p', '1', '127.0.0.1']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('a file that cannot be written is said on standard error and changes nothing else', async () => {
    const said = await box.run(['--save', '/does/not/exist/run.json', '-F', 'none', '-p', '1', '127.0.0.1']);
    expect(said.status).toBe(1);
    expect(said.stderr).toMatch(/^whyssh: the run could not be saved to [^\n]+\n$/u);
    expect(said.stdout).toContain('port 1');
  });
});

describe('secrets', () => {
  const marker = (what: string) => `PLANTED${what}7391`;

  it('of keys, settings, arguments and environment stand in no output, no file and no ledger', async () => {
    const server = await loginServer({ accept: 'nobody' });
    const locked = join(box.home, '.ssh', 'id_locked');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', marker('passphrase'), '-C', 'c', '-f', locked]);
    const config = box.path('config');
    writeFileSync(
      config,
      `Host 127.0.0.1\n  SetEnv TOKEN=${marker('setenv')}\n  RemoteCommand x --password ${marker('remote')}\n  KnownHostsCommand /bin/false ${marker('khc')}\n`,
    );
    const env = {
      SSH_ASKPASS: `/bin/${marker('askpass')}`,
      SSH_ASKPASS_REQUIRE: 'force',
      DISPLAY: ':9',
      HTTPS_PROXY: `http://me:${marker('proxy')}@proxy.example:3128/`,
      AWS_SECRET_ACCESS_KEY: marker('env'),
    };
    const direct = [
      '-F',
      config,
      ...server.words.slice(2, -1),
      '-i',
      locked,
      '-o',
      `SetEnv=B=${marker('option')}`,
      'tester@127.0.0.1',
      'mysql',
      `-p${marker('command')}`,
    ];
    const proxied = [
      '-F',
      'none',
      '-o',
      `ProxyCommand=/bin/false --auth me:${marker('proxycommand')} -p${marker('short')} %h %p`,
      'tester@127.0.0.1',
    ];
    const everything: string[] = [];
    for (const words of [direct, proxied])
      for (const mode of ['--json', '--verbose']) {
        const said = await box.run([mode, '--save', box.path('run.json'), ...words], { ...env, ...box.freshState() });
        expect(said.status).toBe(1);
        everything.push(said.stdout, said.stderr, readFileSync(box.path('run.json'), 'utf8'));
      }
    for (const name of readdirSync(box.folder, { recursive: true, encoding: 'utf8' }))
      if (name.startsWith('state-') && statSync(box.path(name)).isFile())
        everything.push(readFileSync(box.path(name), 'utf8'));
    const all = everything.join('\n');
    expect(all.match(/PLANTED\w+/gu) ?? []).toEqual([]);
    const keyLines = [server.privateKey, readFileSync(locked, 'utf8')].flatMap((text) =>
      text.split('\n').filter((line) => line.length > 30 && !line.startsWith('-')),
    );
    expect(keyLines.length).toBeGreaterThan(4);
    expect(keyLines.filter((line) => all.includes(line))).toEqual([]);
    // What is not secret stays readable.
    expect(all).toContain('/bin/false --auth *** -p*** %h %p');
  });
});

describe('the ledger', () => {
  it('a refused login is not repeated within seconds: the recorded one is shown, with its age and when another is allowed', async () => {
    const server = await loginServer({ accept: 'nobody' });
    const outcomes: Report[] = [];
    for (let round = 0; round < 4; round += 1)
      outcomes.push(JSON.parse((await box.run(['--json', ...server.words])).stdout) as Report);
    const [first, , , last] = outcomes;
    expect(first?.footprint).toMatchObject({ connections: 2, authAttempts: 1 });
    expect(last?.footprint.connections).toBe(0);
    expect(last?.notes.join(' ')).toMatch(/\d+ s ago.*allowed in \d+ s/u);
    expect(last?.first[0]?.id).toBe(first?.first[0]?.id);
    expect(last?.exit).toBe(1);
    const booked = outcomes.reduce((sum, { footprint }) => sum + footprint.authAttempts, 0);
    expect(booked * 5).toBeLessThanOrEqual(penaltyLimitS + 5);
  });

  it('runs side by side leave a whole ledger, in which each of them stands', async () => {
    const words = await plainServer('SSH-2.0-OpenSSH_9.9\r\n');
    await Promise.all(Array.from({ length: 4 }, () => box.run([...words, '--quiet'])));
    const ledger = JSON.parse(readFileSync(join(box.state, 'whyssh', 'ledger.json'), 'utf8')) as {
      version: number;
      accounts: { [address: string]: object };
    };
    expect(Object.keys(ledger.accounts)).toEqual(['127.0.0.1']);
    expect(statSync(join(box.state, 'whyssh', 'ledger.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(box.state, 'whyssh'))).toEqual(['last-run.json', 'ledger.json']);
  });

  it.each([
    'garbage',
    '{"version":1,"accounts":{"127.0.0.1":{"penaltyS":"x"}}}',
    '[]',
    'null',
  ])('a ledger that holds %s counts as empty', async (text) => {
    mkdirSync(join(box.state, 'whyssh'));
    writeFileSync(join(box.state, 'whyssh', 'ledger.json'), text);
    const said = await box.run(['--quiet', ...(await plainServer('HTTP/1.1 400 no\r\n\r\n'))]);
    expect([said.status, said.stderr]).toEqual([1, '']);
    expect(said.stdout).toMatch(/not an SSH server|another service/u);
  });

  it('a state folder that cannot be written fails nothing', async () => {
    const blocked = box.path('file');
    writeFileSync(blocked, '');
    chmodSync(box.home, 0o500);
    const words = await plainServer('HTTP/1.1 400 no\r\n\r\n');
    for (const state of [blocked, '/proc/none', box.home, '']) {
      const said = await box.run(['--quiet', ...words], { XDG_STATE_HOME: state });
      expect([said.status, said.stderr]).toEqual([1, '']);
    }
    chmodSync(box.home, 0o700);
  });

  it('without HOME the run goes on', async () => {
    const said = await box.run(['--quiet', ...(await plainServer('HTTP/1.1 400 no\r\n\r\n'))], {
      HOME: '',
      XDG_STATE_HOME: '',
    });
    expect([said.status, said.stderr]).toEqual([1, '']);
  });
});

describe('--repeat', () => {
  it('looks so many times, one after another, and ends with the worst', async () => {
    const words = await plainServer('HTTP/1.1 400 no\r\n\r\n');
    const said = await box.run(['--repeat', '3', ...words], box.freshState());
    expect(said.stdout.match(/^Look \d of 3$/gmu)).toEqual(['Look 1 of 3', 'Look 2 of 3', 'Look 3 of 3']);
    expect(said.status).toBe(1);
    expect(said.stdout).not.toContain('ago');
  });

  it('with --json every look is one line', async () => {
    const words = await plainServer('HTTP/1.1 400 no\r\n\r\n');
    const said = await box.run(['--repeat', '2', '--json', ...words], box.freshState());
    const lines = said.stdout.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { exit: number }).exit)).toEqual([1, 1]);
  });
});

describe('what a terminal can show', () => {
  const sgr = '\u001B[';
  it.each([
    ['by default there is no colour where there is no terminal', [], {}, false],
    ['--color=always', ['--color=always'], {}, true],
    ['--color always wins over NO_COLOR', ['--color', 'always'], { NO_COLOR: '1' }, true],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['NO_COLOR wins over FORCE_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['an empty NO_COLOR says nothing', [], { FORCE_COLOR: '1', NO_COLOR: '' }, true],
    ['--color=never', ['--color=never'], { FORCE_COLOR: '1' }, false],
  ])('%s', async (_, options, env, coloured) => {
    const said = await box.run([...options, '-F', 'none', '-p', '1', '127.0.0.1'], env);
    expect(said.stdout.includes(sgr)).toBe(coloured);
    expect(said.stdout).toContain('✘');
  });

  it.each([
    { LANG: 'C' },
    { LANG: 'de_DE.ISO-8859-1' },
    { LANG: 'C.UTF-8', LC_ALL: 'C' },
  ])('%j: ASCII and nothing else', async (env) => {
    const words = await plainServer('Über “uns”\r\n');
    for (const mode of ['--verbose', '--quiet', '--help']) {
      const said = await box.run([mode, ...words], { ...env, ...box.freshState() });
      expect(said.stdout + said.stderr).toMatch(/^[\n -~]+$/u);
    }
  });
});
