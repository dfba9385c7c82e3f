import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchPattern, matchPatternList } from './host-pattern.ts';
import { knownHostsName, linesWithKey, lookupKnownHosts, parseKnownHosts } from './known-hosts.ts';
import { sshString } from './public-key.ts';
import { ed25519Blob, ed25519Line, rsaBlob } from './samples.ts';

const key = ed25519Line(1);

describe('known_hosts', () => {
  test('keeps line numbers over comments, blanks and broken lines', () => {
    const file = parseKnownHosts(`# top\n\nexample.com ${key}\nexample.com\n@nonsense x ${key}\n`);
    expect(file.lines.map((line) => [line.line, line.kind])).toEqual([
      [1, 'comment'],
      [2, 'comment'],
      [3, 'entry'],
      [4, 'broken'],
      [5, 'broken'],
    ]);
  });

  test.each([
    ['example.com', 'truncated'],
    ['example.com ', 'truncated'],
    ['@revoked', 'unknown-marker'],
    ['|1|abc|def ssh-ed25519 AAAA', 'bad-hash'],
    ['old.example.com 1024 35 1234567', 'protocol-1'],
    ['example.com ssh-ed25519 AAAA!', 'key'],
    [`example.com ssh-rsa ${key.split(' ')[1]}`, 'key'],
    [`example.com ${key.slice(0, -4)}`, 'key'],
  ])('says why a line is broken: %s', (text, reason) => {
    expect(parseKnownHosts(text).lines[0]).toMatchObject({ kind: 'broken', reason: { kind: reason } });
  });

  test('finds plain, ported, wildcard and negated names', () => {
    const text = [
      `example.com,203.0.113.7 ${key}`,
      `[example.com]:2222 ${key}`,
      `*.example.org,!bad.example.org ${key}`,
      `@revoked * ${ed25519Line(2)}`,
      `@cert-authority *.example.net ${key}`,
    ].join('\n');
    const lines = (...names: string[]) => lookupKnownHosts(parseKnownHosts(text), names).matches.map((m) => m.line);
    expect(lines('example.com')).toEqual([1, 4]);
    expect(lines('EXAMPLE.com', '203.0.113.7')).toEqual([1, 4]);
    expect(lines(knownHostsName('example.com', 2222))).toEqual([2, 4]);
    expect(lines('good.example.org')).toEqual([3, 4]);
    expect(lines('bad.example.org')).toEqual([4]);
    expect(lines('a.example.net')).toEqual([4, 5]);
  });

  test('groups by key type and leaves marked lines out of the groups', () => {
    const text = `a ${key}\na ssh-rsa ${Buffer.from(rsaBlob(2048)).toString('base64')}\n@revoked a ${key}`;
    const { byType } = lookupKnownHosts(parseKnownHosts(text), ['a']);
    expect([...byType].map(([type, matches]) => [type, matches.map((m) => m.line)])).toEqual([
      ['ssh-ed25519', [1]],
      ['ssh-rsa', [2]],
    ]);
  });

  test('finds the same key under other names', () => {
    const file = parseKnownHosts(`a ${key}\nb ${ed25519Line(2)}\nc ${key}`);
    expect(linesWithKey(file, ed25519Blob(1)).map((line) => line.line)).toEqual([1, 3]);
  });

  test('a hashed line matches its own name and no other', () => {
    const name = fc.stringMatching(/^[a-z0-9.-]{1,20}$/);
    fc.assert(
      fc.property(name, name, fc.uint8Array({ minLength: 20, maxLength: 20 }), (host, other, salt) => {
        const hash = createHmac('sha1', salt).update(host).digest('base64');
        const file = parseKnownHosts(`|1|${Buffer.from(salt).toString('base64')}|${hash} ${key}`);
        expect(lookupKnownHosts(file, [host]).matches).toHaveLength(1);
        expect(lookupKnownHosts(file, [other]).matches).toHaveLength(other === host ? 1 : 0);
      }),
    );
  });

  test('any text gives one answer a line and never throws', () => {
    const piece = fc.constantFrom(' ', '\t', '@revoked', '|1|', 'host', key, '#', '\r', ',', '!', 'ssh-rsa', '\0', 'é');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string(), fc.constant('\n'))), (parts) => {
        const text = parts.join('');
        const file = parseKnownHosts(text);
        expect(file.lines.map((line) => line.line)).toEqual(file.lines.map((_, index) => index + 1));
        lookupKnownHosts(file, ['host', '[host]:22']);
      }),
    );
  });

  test('reads no further than its limit', () => {
    expect(parseKnownHosts(`a ${key}\n`.repeat(5), 3)).toMatchObject({ unread: 2 });
  });
});

describe('patterns', () => {
  test('agree with a regular expression', () => {
    const pattern = fc.stringMatching(/^[ab*?]{0,8}$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[ab]{0,8}$/), pattern, (text, wild) => {
        const expression = new RegExp(`^${wild.replaceAll('?', '.').replaceAll(/\*+/g, '.*')}$`);
        expect(matchPattern(text, wild)).toBe(expression.test(text));
      }),
    );
  });

  test('stay quick on a hostile pattern', () => {
    expect(matchPattern('a'.repeat(5_000), `${'*a'.repeat(200)}b`)).toBe(false);
  });

  test('a negated match beats a positive one wherever it stands', () => {
    expect(matchPatternList('web1', 'web*,!web1')).toBe('negated');
    expect(matchPatternList('web1', '!web1,web*')).toBe('negated');
    expect(matchPatternList('web2', '!web1')).toBe('no');
  });

  test('strings are length and bytes', () => {
    expect([...sshString(Buffer.from('ab'))]).toEqual([0, 0, 0, 2, 97, 98]);
  });
});
