import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { originsOf } from './origin.ts';
import { resolveConfig } from './resolve.ts';
import { sameValue } from './same-value.ts';
import { parseSshG } from './ssh-g.ts';
import type { ConfigWorld } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'whyssh-config-'));
mkdirSync(join(folder, 'd'));
afterAll(() => rmSync(folder, { recursive: true }));

const version = spawnSync('ssh', ['-V'], { encoding: 'utf8' }).stderr?.split(/[ ,]/)[0] ?? '';
const openSsh = version.startsWith('OpenSSH_');

const world: ConfigWorld = {
  readFile: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
  glob: (pattern) =>
    pattern.endsWith('/*')
      ? readdirSync(pattern.slice(0, -2))
          .sort()
          .map((name) => `${pattern.slice(0, -1)}${name}`)
      : [pattern],
  home: homedir(),
  env: process.env,
  localUser: userInfo().username,
  localHost: hostname(),
  uid: userInfo().uid,
  exec: (command) => command === 'true',
  version,
};

/** Runs the real thing: its values, or its complaint. */
function truth(path: string, host: string): { readonly ok: boolean; readonly out: string; readonly err: string } {
  const run = spawnSync('ssh', ['-G', '-F', path, host], { encoding: 'utf8' });
  return { ok: run.status === 0, out: run.stdout, err: run.stderr };
}

const compared = [
  'hostname',
  'user',
  'port',
  'identityfile',
  'proxyjump',
  'proxycommand',
  'identitiesonly',
  'ciphers',
  'macs',
  'kexalgorithms',
  'hostkeyalgorithms',
  'addressfamily',
  'batchmode',
  'connecttimeout',
  'connectionattempts',
  'stricthostkeychecking',
  'userknownhostsfile',
  'hostkeyalias',
  'preferredauthentications',
  'bindaddress',
  'pubkeyauthentication',
  'serveraliveinterval',
  'certificatefile',
  'sendenv',
  'loglevel',
  'forwardagent',
];

const hosts = ['web', 'web1', 'db.example.com', 'Web'];
const pattern = fc.constantFrom('web', 'web*', '*', '!web1', 'db.*', '*.example.com', 'we?', '"web1"', '!db*');
const setting = fc.oneof(
  fc.tuple(fc.constant('HostName'), fc.constantFrom('%h.example.net', '192.0.2.1', 'Box', '%%x', '"q.example"')),
  fc.tuple(fc.constantFrom('User', 'user', 'USER'), fc.constantFrom('me', '"a b"', 'root')),
  fc.tuple(fc.constant('Port'), fc.constantFrom('22', '2222', '65535', '022')),
  fc.tuple(
    fc.constantFrom('IdentityFile', 'identityfile2'),
    fc.constantFrom('~/.ssh/a', '/k', '"~/with space"', '%d/x'),
  ),
  fc.tuple(
    fc.constant('ProxyJump'),
    fc.constantFrom('jump', 'me@jump:2200', 'a,b', 'none', 'ssh://x@y:33', '[::1]:22'),
  ),
  fc.tuple(fc.constant('ProxyCommand'), fc.constantFrom('nc %h %p', 'none', 'ssh -W "%h:%p" x # y')),
  fc.tuple(
    fc.constantFrom('IdentitiesOnly', 'BatchMode', 'ForwardAgent'),
    fc.constantFrom('yes', 'no', 'True', 'FALSE'),
  ),
  fc.tuple(fc.constant('Ciphers'), fc.constantFrom('aes128-ctr', '+aes128-cbc', '-aes128-ctr', '^aes256-ctr')),
  fc.tuple(fc.constant('MACs'), fc.constantFrom('hmac-sha2-256', '-hmac-sha1', '^hmac-sha2-512')),
  fc.tuple(fc.constant('KexAlgorithms'), fc.constantFrom('curve25519-sha256', '+diffie-hellman-group14-sha1')),
  fc.tuple(fc.constant('HostKeyAlgorithms'), fc.constantFrom('ssh-ed25519', '+ssh-rsa', '-ssh-ed25519')),
  fc.tuple(fc.constant('AddressFamily'), fc.constantFrom('any', 'inet', 'INET6')),
  fc.tuple(fc.constantFrom('ConnectTimeout', 'ServerAliveInterval'), fc.constantFrom('5', '1m30s', '2h', '0')),
  fc.tuple(fc.constant('ConnectionAttempts'), fc.constantFrom('1', '3')),
  fc.tuple(fc.constant('StrictHostKeyChecking'), fc.constantFrom('yes', 'no', 'ask', 'accept-new', 'off')),
  fc.tuple(fc.constant('UserKnownHostsFile'), fc.constantFrom('/a', '/a /b', '~/kh')),
  fc.tuple(fc.constant('HostKeyAlias'), fc.constantFrom('alias', 'Alias')),
  fc.tuple(fc.constant('PreferredAuthentications'), fc.constantFrom('publickey', 'password,publickey')),
  fc.tuple(fc.constant('BindAddress'), fc.constantFrom('127.0.0.1', '::1')),
  fc.tuple(fc.constantFrom('PubkeyAuthentication', 'DSAAuthentication'), fc.constantFrom('yes', 'no')),
  fc.tuple(fc.constant('CertificateFile'), fc.constantFrom('~/c', '/c')),
  fc.tuple(fc.constant('SendEnv'), fc.constantFrom('LANG', 'LC_* X', '-LC_*')),
  fc.tuple(fc.constant('LogLevel'), fc.constantFrom('info', 'ERROR')),
  fc.tuple(fc.constant('GlobalKnownHostsFile2'), fc.constant('/old')),
);
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(setting, fc.constantFrom(' ', '=', ' = ', '\t', '  ')).map(([[k, v], s]) => `${k}${s}${v}`),
  },
  { weight: 2, arbitrary: fc.array(pattern, { minLength: 1, maxLength: 3 }).map((all) => `Host ${all.join(' ')}`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'Match all',
      'Match host web*',
      'Match originalhost web,db*',
      'Match user me',
      'Match !user me',
      'Match final',

      'Match host *.example.net',
      'Match exec true',
      'Match exec false',
      'Match !final host web',
      'Match canonical',
      'Match originalhost web* exec true',
      `Match localuser ${world.localUser}`,
      'Match !host web all',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('# comment', '', '   ', `Include ${folder}/d/*`, `Include ${folder}/none`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'Port 0',
      'Prot 22',
      'BatchMode maybe',
      'User',
      'User "x',
      'ConnectTimeout x',
      'Port 1 2',
      'Match',
      'Match foo bar',
      'ProxyJump @',
      'IgnoreUnknown Prot,X*',
      'XFoo bar',
    ),
  },
);
const lines = fc.array(line, { maxLength: 12 }).map((all) => `${all.join('\n')}\n`);

describe.skipIf(!openSsh)('ssh -G agrees', () => {
  test('on every keyword, its value and whether the file is fit to use', () => {
    const main = join(folder, 'config');
    const files = ['10', '20'].map((name) => join(folder, 'd', name));
    fc.assert(
      fc.property(lines, fc.tuple(lines, lines), fc.constantFrom(...hosts), (text, included, host) => {
        writeFileSync(main, text, { mode: 0o600 });
        files.forEach((path, i) => writeFileSync(path, included[i] ?? '', { mode: 0o600 }));
        const theirs = truth(main, host);
        const ours = resolveConfig({ host, commandLine: [], files: [{ path: main, user: true }] }, world);
        const told = theirs.err.split('\n').filter((one) => /line \d+: (?!Unsupported option)/.test(one));
        if (!theirs.ok) {
          expect(ours.problems.length, `${theirs.err}\n${text}`).toBeGreaterThan(0);
          if (told.length === 0) return;
          // Where it stands, and for most ssh's very words.
          const places = ours.problems.map((one) => `${one.file} ${one.line}`);
          for (const one of told) {
            const [, file, number] = /^(.*?):? line (\d+): /.exec(one) ?? [];
            expect(places, one).toContain(`${file} ${number}`);
          }
          return;
        }
        expect(ours.problems, text).toEqual([]);
        const values = parseSshG(theirs.out);
        for (const keyword of compared) {
          const found = ours.values.get(keyword);
          if (found === undefined) continue;
          const told = values.get(keyword) ?? [];
          const mine = found.map((one) => one.value);
          expect(sameValue(keyword, mine, told, world.home), `${keyword}: ${mine} / ${told}\n${text}`).not.toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('every value of its defaults has an origin', () => {
    const main = join(folder, 'config');
    writeFileSync(main, 'Host web\n  Port 2222\n', { mode: 0o600 });
    const out = execFileSync('ssh', ['-G', '-F', main, 'web'], { encoding: 'utf8' });
    const defaults = parseSshG(execFileSync('ssh', ['-G', '-F', '/dev/null', 'web'], { encoding: 'utf8' }));
    const ours = resolveConfig({ host: 'web', commandLine: [], files: [{ path: main, user: true }] }, world);
    const origins = originsOf({ truth: parseSshG(out), ours, home: world.home, defaults });
    expect(origins['port']).toEqual({ kind: 'line', file: main, line: 2 });
    expect(Object.values(origins).filter((origin) => origin.kind === 'unknown')).toEqual([]);
  });
});
