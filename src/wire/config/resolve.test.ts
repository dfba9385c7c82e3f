import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { originOf } from './origin.ts';
import { parseSshConfig } from './parse.ts';
import { resolveConfig } from './resolve.ts';
import { parseSshG } from './ssh-g.ts';
import { expandEnvironment, expandTilde, expandTokens } from './tokens.ts';
import type { ConfigRequest, ConfigWorld, ResolvedConfig } from './world.ts';

function resolve(
  files: { readonly [path: string]: string },
  host = 'web',
  more: Partial<ConfigWorld> = {},
  commandLine: ConfigRequest['commandLine'] = [],
): ResolvedConfig {
  const world: ConfigWorld = {
    readFile: (path) => files[path],
    glob: (pattern) =>
      Object.keys(files).filter((path) =>
        pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
      ),
    home: '/h',
    env: { WORK: 'w' },
    localUser: 'me',
    localHost: 'box.example.net',
    uid: 1000,
    ...more,
  };
  const user = { path: '/h/.ssh/config', user: true };
  return resolveConfig({ host, commandLine, files: [user, { path: '/etc/ssh/ssh_config', user: false }] }, world);
}

const of = (config: ResolvedConfig, keyword: string) => config.values.get(keyword)?.map((one) => one.value);
const main = (text: string, host?: string, more?: Partial<ConfigWorld>) =>
  resolve({ '/h/.ssh/config': text }, host, more);

describe('effective configuration', () => {
  test('the first value wins, with its file and line', () => {
    const files = { '/h/.ssh/config': 'Host web\n  Port 2222\n', '/etc/ssh/ssh_config': '\nPort 22\nUser root' };
    const config = resolve(files);
    expect(config.values.get('port')).toEqual([
      { value: '2222', origin: { kind: 'line', file: '/h/.ssh/config', line: 2 } },
    ]);
    expect(config.values.get('user')?.[0]?.origin).toMatchObject({ file: '/etc/ssh/ssh_config', line: 3 });
    expect(config.values.get('hostname')).toEqual([{ value: 'web', origin: { kind: 'default' } }]);
  });

  test('the command line goes before every file', () => {
    const config = resolve({ '/h/.ssh/config': 'Port 1' }, 'web', {}, [{ keyword: 'Port', value: '2' }]);
    expect(config.values.get('port')).toEqual([{ value: '2', origin: { kind: 'command-line' } }]);
  });

  test('an Include gives its Host blocks back at its end, and is only read inside a block that applies', () => {
    const files = {
      '/h/.ssh/config': 'Include part\nPort 7\nHost other\nInclude hidden\nHost web\nUser a\n',
      '/h/.ssh/part': 'Host nothing\nPort 1\n',
      '/h/.ssh/hidden': 'Port 2\nHost web\nPort 3\nBogus x\n',
    };
    const config = resolve(files);
    expect(of(config, 'port')).toEqual(['7']);
    expect(of(config, 'user')).toEqual(['a']);
    // ssh checks what it does not apply.
    expect(config.problems).toMatchObject([{ kind: 'bad-option', file: '/h/.ssh/hidden', line: 4 }]);
  });

  test('Include: globs in order, relative to ~/.ssh or /etc/ssh, environment, no match', () => {
    const files = {
      '/h/.ssh/config': 'Include d/* none/*\nInclude ${WORK}/x\nInclude ~/y\n',
      '/h/.ssh/d/1': 'Port 1',
      '/h/.ssh/d/2': 'Port 2\nUser two',
      '/h/.ssh/w/x': 'HostKeyAlias x',
      '/h/y': 'BindAddress 127.0.0.1',
      '/etc/ssh/ssh_config': 'Include e/*',
      '/etc/ssh/e/1': 'Tag t',
    };
    const config = resolve(files);
    expect(['port', 'user', 'hostkeyalias', 'bindaddress', 'tag'].map((k) => of(config, k)?.[0])).toEqual([
      '1',
      'two',
      'x',
      '127.0.0.1',
      't',
    ]);
    expect(config.emptyIncludes).toEqual([{ file: '/h/.ssh/config', line: 1, pattern: '/h/.ssh/none/*' }]);
  });

  test('a file that includes itself ends with an error', () => {
    expect(main('Include config').problems).toMatchObject([{ kind: 'too-deep' }]);
  });

  test.each([
    ['Match host web\n', true],
    ['Match host=web\n', true],
    ['Match !host web\n', false],
    ['Match host other,we*\n', true],
    ['Match originalhost web user me localuser me\n', true],
    ['Match user root\n', false],
    ['Match tagged ""\n', true],
    ['Match sessiontype shell\n', true],
    ['Match command ""\n', true],
    ['Match version OpenSSH_10*\n', true],
    ['Match localnetwork 10.0.0.0/8\n', true],
    ['Match exec "test %h = web"\n', true],
    ['Match all # comment\n', true],
    ['Host !web *\n', false],
    ['Host other\n', false],
  ])('%j applies: %s', (head, applies) => {
    const more: Partial<ConfigWorld> = {
      version: 'OpenSSH_10.0p2',
      inNetwork: () => true,
      exec: (command) => command === 'test web = web',
    };
    expect(of(main(`${head}Port 9`, 'web', more), 'port')).toEqual([applies ? '9' : '22']);
  });

  test('what cannot be decided here is named and left out', () => {
    const config = main(
      'Match exec "vpn up"\nPort 9\nMatch localnetwork 10.0.0.0/8\nUser x\nHost *\nCanonicalizeHostname yes',
    );
    expect(of(config, 'port')).toEqual(['22']);
    expect(config.notEvaluated.map((one) => [one.what, one.line])).toEqual([
      ['match-exec', 1],
      ['match-localnetwork', 3],
      ['canonicalize-hostname', 6],
      // The second pass of canonicalisation meets them again.
      ['match-exec', 1],
      ['match-localnetwork', 3],
    ]);
  });

  test('a criterion that says no decides before exec would run', () => {
    const ran: string[] = [];
    const exec = (command: string) => ran.push(command) > 0;
    main('Match host other exec "rm -rf /"\nPort 9', 'web', { exec });
    expect(ran).toEqual([]);
  });

  test('Match final sees the host name', () => {
    expect(of(main('HostName real.example.com\nMatch final host real.*\nPort 9'), 'port')).toEqual(['9']);
    expect(of(main('HostName real.example.com\nMatch host real.*\nPort 9'), 'port')).toEqual(['9']);
    expect(of(main('HostName real.example.com\nHost real.*\nPort 9'), 'port')).toEqual(['22']);
    const negated = 'HostName real.example.com\nMatch !final host x\nHost real.*\nPort 9';
    expect(of(main(negated, 'web', { version: 'OpenSSH_10.0p2' }), 'port')).toEqual(['9']);
    expect(of(main(negated, 'web', { version: 'OpenSSH_10.1p1' }), 'port')).toEqual(['22']);
  });

  test('of ProxyJump and ProxyCommand the first counts', () => {
    expect(main('ProxyJump a\nProxyCommand b').values.has('proxycommand')).toBe(false);
    expect(main('ProxyCommand b\nProxyJump a').values.has('proxyjump')).toBe(false);
    const none = 'ProxyJump none\nProxyCommand b';
    expect(of(main(none, 'web', { version: 'OpenSSH_10.3p1' }), 'proxycommand')).toEqual(['b']);
    expect(of(main(none, 'web', { version: 'OpenSSH_10.2p1' }), 'proxycommand')).toBeUndefined();
  });

  test.each([
    ['Prot 22', '/h/.ssh/config: line 1: Bad configuration option: prot'],
    ['Port', '/h/.ssh/config line 1: no argument after keyword "port"'],
    ['Port 0', "/h/.ssh/config line 1: Bad port '0'."],
    ['User "x', '/h/.ssh/config line 1: invalid quotes'],
    ['BatchMode maybe', '/h/.ssh/config line 1: unsupported option "maybe".'],
    ['ConnectTimeout x', '/h/.ssh/config line 1: invalid time value.'],
    ['Port 1 2', '/h/.ssh/config line 1: keyword port extra arguments at end of line'],
    ['ConnectionAttempts -1', '/h/.ssh/config line 1: integer value too small.'],
  ])('%s is refused in the words of ssh', (text, words) => {
    expect(main(text).problems.map((one) => one.whole.quoted)).toEqual([words]);
  });

  test('IgnoreUnknown forgives from its line on; old keywords are ignored', () => {
    const config = main(
      'Early x\nIgnoreUnknown Use*,Early\nUseKeychain yes\nEarly x\nRSAAuthentication yes\nCipher blowfish',
    );
    expect(config.problems).toMatchObject([{ line: 1, option: 'early' }]);
    expect(config.ignored.map((one) => one.why)).toEqual([
      'ignore-unknown',
      'ignore-unknown',
      'unsupported',
      'deprecated',
    ]);
  });

  test('line numbers survive every text, and nothing throws', () => {
    const piece = fc.constantFrom(
      'Host',
      'Match',
      'Include',
      ' ',
      '=',
      '"',
      '\\',
      '#',
      '*',
      '!',
      'all',
      'exec',
      'Port',
      '22',
      '\t',
      '\r',
      '\0',
      'config',
      'ProxyJump',
      '%h',
      'SendEnv',
      '-',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string(), fc.constant('\n')), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const parsed = parseSshConfig(text, 'f');
        const numbers = parsed.directives.map((one) => one.line);
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        const config = main(text);
        for (const values of config.values.values()) {
          for (const { origin } of values) if (origin.kind === 'line') expect(numbers).toContain(origin.line);
        }
      }),
    );
  });
});

describe('tokens', () => {
  test('expand, and name the one that is unknown', () => {
    expect(expandTokens('%h:%p 100%%', { h: 'a', p: '22' })).toEqual({ ok: true, text: 'a:22 100%' });
    expect(expandTokens('%z', { h: 'a' })).toEqual({ ok: false, unknown: '%z' });
    expect(expandTokens('x%', {})).toEqual({ ok: false, unknown: '%' });
    expect(expandEnvironment('${A}/${B}', { A: 'x' })).toEqual({ ok: false, unknown: '${B}' });
    expect(expandTilde('~/x', '/h')).toEqual({ ok: true, text: '/h/x' });
    expect(expandTilde('~root/x', '/h')).toEqual({ ok: false, unknown: '~root' });
  });
});

describe('origins', () => {
  const ours = main('Host web\nPort 2222\nCiphers +aes128-cbc\nProxyJump a');
  const origin = (keyword: string, truth: string, defaults?: string) =>
    originOf(keyword, {
      truth: parseSshG(truth),
      ours,
      home: '/h',
      ...(defaults === undefined ? {} : { defaults: parseSshG(defaults) }),
    });

  test('a line where ssh agrees, unknown where it does not', () => {
    expect(origin('Port', 'port 2222\n')).toEqual({ kind: 'line', file: '/h/.ssh/config', line: 2 });
    expect(origin('port', 'port 22\n')).toMatchObject({ kind: 'unknown' });
    expect(origin('ciphers', 'ciphers aes128-ctr,aes128-cbc\n')).toMatchObject({ kind: 'line', line: 3 });
    expect(origin('ciphers', 'ciphers aes128-ctr\n')).toMatchObject({ kind: 'unknown' });
  });

  test('a default only where it is the default', () => {
    expect(origin('batchmode', 'batchmode no\n', 'batchmode no\n')).toEqual({ kind: 'default' });
    expect(origin('batchmode', 'batchmode yes\n', 'batchmode no\n')).toMatchObject({ kind: 'unknown' });
  });
});
