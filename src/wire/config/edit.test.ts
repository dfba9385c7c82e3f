import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setForHost } from './edit.ts';
import { resolveConfig } from './resolve.ts';
import type { ConfigWorld, ResolvedConfig } from './world.ts';

const path = '/h/.ssh/config';
const included = 'Host web\n  User team\nPort 4000\n';

function resolve(text: string, host: string): ResolvedConfig {
  const files: { readonly [path: string]: string } = { [path]: text, '/h/.ssh/team': included };
  const world: ConfigWorld = {
    readFile: (name) => files[name],
    glob: (pattern) => (files[pattern] === undefined ? [] : [pattern]),
    home: '/h',
    env: {},
    localUser: 'me',
    localHost: 'box',
    uid: 1000,
  };
  return resolveConfig({ host, commandLine: [], files: [{ path, user: true }] }, world);
}

/** The line that decides, as a plan gets it from the diagnosis. */
function decidedAt(text: string, host: string, keyword: string): number | null {
  const origin = resolve(text, host).values.get(keyword)?.[0]?.origin;
  if (origin?.kind !== 'line') return null;
  return origin.file === path ? origin.line : 0;
}

const port = (text: string, host = 'web') =>
  setForHost(text, host, [{ keyword: 'Port', value: '2222', decidedAt: decidedAt(text, host, 'port') }]);

describe('a setting for one host', () => {
  it('changes the line that decides in the block of the host and keeps its layout and comment', () => {
    const text = '# mine\nHost web\n\tHostName 192.0.2.1\n\tPort = 22   # since 2019\n\nHost *\n  Port 1\n';
    expect(port(text)).toBe(text.replace('Port = 22 ', 'Port = 2222 '));
  });
  it('adds a line to the block of the host, indented like the others', () => {
    expect(port('Host web\n\tUser a\n')).toBe('Host web\n\tPort 2222\n\tUser a\n');
  });
  it('puts a new block at the end, or in front of the pattern that decides', () => {
    expect(port('')).toBe('Host web\n    Port 2222\n');
    expect(port('User a\n')).toBe('User a\n\nHost web\n    Port 2222\n');
    expect(port('Host *.x\n  Port 1\n\n# all\nHost *\n  Port 2\n')).toBe(
      'Host *.x\n  Port 1\n\nHost web\n    Port 2222\n\n# all\nHost *\n  Port 2\n',
    );
  });
  it('gives what stands outside every block a block for all hosts when it must come first', () => {
    expect(port('Port 1\nUser a\n')).toBe('Host web\n    Port 2222\n\nHost *\nPort 1\nUser a\n');
    expect(port('Include team\n')).toBe('Host web\n    Port 2222\n\nHost *\nInclude team\n');
  });
  it('comes before a block of the host that a pattern above overrides', () => {
    const text = 'Host w*\n  Port 1\nHost web\n  Port 22\n';
    expect(port(text)).toBe(`Host web\n    Port 2222\n\n${text}`);
  });
  it('keeps line ends of Windows', () => {
    expect(port('Host web\r\n  User a\r\n')).toBe('Host web\r\n  Port 2222\r\n  User a\r\n');
  });

  it('holds for the host, and changes nothing else for it nor for any other host', () => {
    const line = fc.constantFrom(
      'Host web',
      'Host *',
      'Host w* !wiki',
      'Host other web',
      'Match host web',
      'Match all',
      'Match originalhost other user me',
      '  Port 22',
      '  Port = 2200 # why',
      '  User a',
      'IdentityFile ~/.ssh/a',
      'Include team',
      '# a comment',
      '',
      '  AddressFamily inet6',
    );
    const values = (config: ResolvedConfig, without: readonly string[]) =>
      [...config.values]
        .filter(([name]) => !without.includes(name))
        .map(([name, list]) => [name, list.map(({ value }) => value)]);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (given) => {
        const text = given.map((one) => `${one}\n`).join('');
        const settings = ['Port', 'AddressFamily'].map((keyword, at) => ({
          keyword,
          value: ['2222', 'inet'][at] ?? '',
          decidedAt: decidedAt(text, 'web', keyword.toLowerCase()),
        }));
        const after = setForHost(text, 'web', settings);
        const now = resolve(after, 'web');
        expect(now.values.get('port')?.[0]?.value).toBe('2222');
        expect(now.values.get('addressfamily')?.[0]?.value).toBe('inet');
        expect(values(now, ['port', 'addressfamily'])).toEqual(values(resolve(text, 'web'), ['port', 'addressfamily']));
        for (const host of ['other', 'wiki', 'wood'])
          expect(values(resolve(after, host), [])).toEqual(values(resolve(text, host), []));
      }),
      { numRuns: 500 },
    );
  });
});
