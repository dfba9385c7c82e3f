import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuthorizedKeysLine, keyRestrictions, parseAuthorizedKeys } from './authorized-keys.ts';
import { parseExpiryTime } from './expiry.ts';
import { parseKeyOptions } from './key-options.ts';
import { ed25519Line, rsaBlob } from './samples.ts';

const key = ed25519Line(1);
const rsa = `ssh-rsa ${Buffer.from(rsaBlob(2048)).toString('base64')}`;

function only(text: string): AuthorizedKeysLine {
  const [line] = parseAuthorizedKeys(text).lines;
  if (line === undefined) throw new Error('no line');
  return line;
}

describe('authorized_keys', () => {
  test('a key with quoted commas, blanks and quotes in its options', () => {
    const line = only(`from="10.0.0.0/8,!10.1.*",command="echo \\"a, b\\"",no-pty ${key} me at home`);
    expect(line).toMatchObject({
      kind: 'key',
      comment: { quoted: 'me at home' },
      options: [
        { name: 'from', value: '10.0.0.0/8,!10.1.*' },
        { name: 'command', value: 'echo "a, b"' },
        { name: 'no-pty', value: null },
      ],
    });
  });

  test.each<[string, object]>([
    [`nopty ${key}`, { kind: 'options', problem: { kind: 'unknown-option', name: 'nopty' } }],
    [`command="x ${key}`, { kind: 'options', problem: { kind: 'unclosed-quote' } }],
    [`from=10.0.0.1 ${key}`, { kind: 'options', problem: { kind: 'missing-quote', name: 'from' } }],
    [`command ${key}`, { kind: 'options', problem: { kind: 'missing-value' } }],
    [`no-pty, no-user-rc ${key}`, { kind: 'options' }],
    [key.slice('ssh-ed25519 '.length), { kind: 'missing-type' }],
    [`\uFEFF${key}`, { kind: 'byte-order-mark' }],
    [key.replace('AAAA', 'AA*A'), { kind: 'key', problem: { kind: 'base64', damage: 'foreign-characters' } }],
    [key.slice(0, -3), { kind: 'key', problem: { kind: 'base64', damage: 'cut-short' } }],
    [key.slice(0, -4), { kind: 'key', problem: { kind: 'blob', problem: 'truncated' } }],
    ['hello there', { kind: 'not-a-key' }],
    ['ssh-ed25519', { kind: 'key', problem: { kind: 'no-key' } }],
    [`SSH-ED25519 ${key.split(' ')[1]}`, { kind: 'not-a-key' }],
  ])('says why sshd passes over: %s', (text, reason) => {
    expect(only(text)).toMatchObject({ kind: 'broken', reason });
  });

  test('a key that a line break was pasted into', () => {
    const at = 60;
    const reasons = parseAuthorizedKeys(
      `${rsa.slice(0, at)}\n${rsa.slice(at, 120)}\n${rsa.slice(120)} me\n${key}`,
    ).lines;
    expect(reasons.map((line) => (line.kind === 'broken' ? line.reason.kind : line.kind))).toEqual([
      'key',
      'wrapped',
      'wrapped',
      'key',
    ]);
  });

  test('a private key and other formats, to their end', () => {
    const text = [
      '-----BEGIN OPENSSH PRIVATE KEY-----',
      'b3BlbnNzaC1rZXktdjEAAAAA',
      '-----END OPENSSH PRIVATE KEY-----',
      '---- BEGIN SSH2 PUBLIC KEY ----',
      'AAAAB3NzaC1yc2E',
      '---- END SSH2 PUBLIC KEY ----',
      '-----BEGIN PUBLIC KEY-----',
      '-----END PUBLIC KEY-----',
      key,
    ].join('\n');
    const kinds = parseAuthorizedKeys(text).lines.map((line) =>
      line.kind === 'broken' ? line.reason.kind : line.kind,
    );
    expect(kinds).toEqual([
      'private-key',
      'private-key',
      'private-key',
      'ssh2-format',
      'ssh2-format',
      'ssh2-format',
      'pem-format',
      'pem-format',
      'key',
    ]);
  });

  test('warns of two keys on one line and of carriage returns', () => {
    expect(only(`${key} ${rsa}\r\n`)).toMatchObject({
      kind: 'key',
      warnings: ['two-keys-on-one-line', 'carriage-return'],
    });
  });

  test('restrictions: the last word counts', () => {
    const of = (text: string) => keyRestrictions(parseKeyOptions(text).options);
    expect(of('restrict,pty')).toMatchObject({ pty: true, portForwarding: false });
    expect(of('expiry-time="20200102"')).toMatchObject({ expiresAtS: Date.UTC(2020, 0, 2) / 1000 });
    expect(of('expiry-time="20201301"')).toMatchObject({ expiresAtS: null, expiryUnreadable: true });
    expect(of('cert-authority,principals="a,b"')).toMatchObject({ certificateAuthority: true, principals: ['a', 'b'] });
  });

  test('every date is read back', () => {
    const date = fc.date({ min: new Date(0), max: new Date(Date.UTC(9999, 0)), noInvalidDate: true });
    fc.assert(
      fc.property(date, (value) => {
        const stamp = value.toISOString().replaceAll(/[-:T]|\..*/g, '');
        expect(parseExpiryTime(`${stamp}Z`)?.atS).toBe(Math.floor(value.getTime() / 1000));
      }),
    );
  });

  test('options survive a round trip', () => {
    const value = fc.string().filter((text) => !/[\\\n]/.test(text));
    const name = fc.constantFrom('command', 'from', 'principals', 'environment');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { minLength: 1 }), (options) => {
        const text = options.map(([n, v]) => `${n}="${v.replaceAll('"', '\\"')}"`).join(',');
        const line = only(`${text} ${key}`);
        expect(line.kind === 'key' && line.options.map((o) => [o.name, o.value])).toEqual(options);
      }),
    );
  });

  test('any text gives one answer a line and never throws', () => {
    const piece = fc.constantFrom(' ', '"', '\\', ',', 'command=', 'no-pty', key, rsa, '\r', '#', '-----BEGIN RSA');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string(), fc.constant('\n'))), (parts) => {
        const file = parseAuthorizedKeys(parts.join(''));
        expect(file.lines.map((line) => line.line)).toEqual(file.lines.map((_, index) => index + 1));
      }),
    );
  });
});
