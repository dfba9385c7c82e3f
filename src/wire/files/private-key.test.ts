import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readKeyFile } from './private-key.ts';
import { sshString } from './public-key.ts';
import { ed25519Blob, ed25519Line } from './samples.ts';

function wrap(text: string): string {
  return (text.match(/.{1,70}/g) ?? []).join('\n');
}

function openSsh(cipher = 'none'): string {
  const secret = Buffer.concat([
    Buffer.from([0, 0, 0, 7, 0, 0, 0, 7]),
    ...['ssh-ed25519', 'p'.repeat(32), 's'.repeat(64), 'me'].map((field) => sshString(Buffer.from(field))),
  ]);
  const bytes = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    sshString(Buffer.from(cipher)),
    sshString(Buffer.from(cipher === 'none' ? 'none' : 'bcrypt')),
    sshString(
      cipher === 'none' ? Buffer.alloc(0) : Buffer.concat([sshString(Buffer.alloc(16)), Buffer.from([0, 0, 0, 24])]),
    ),
    Buffer.from([0, 0, 0, 1]),
    sshString(ed25519Blob(1)),
    sshString(secret),
  ]);
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${wrap(bytes.toString('base64'))}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

const key = openSsh();
const read = (text: string) => readKeyFile(Buffer.from(text));

describe('private key files', () => {
  test('a clear key shows type, fingerprint and comment', () => {
    expect(read(key)).toMatchObject({
      file: { kind: 'openssh', encrypted: false, key: { type: 'ssh-ed25519', bits: 256 }, comment: { quoted: 'me' } },
      damage: [],
    });
  });

  test('an encrypted one shows cipher, rounds and the public half', () => {
    expect(read(openSsh('aes256-ctr')).file).toMatchObject({
      encrypted: true,
      cipher: 'aes256-ctr',
      kdfRounds: 24,
      key: { type: 'ssh-ed25519' },
      comment: null,
    });
  });

  test.each<[string, string, string[]]>([
    ['carriage returns', key.replaceAll('\n', '\r\n'), ['crlf']],
    ['no newline at the end', key.trimEnd(), ['no-final-newline']],
    ['all on one line', key.replaceAll('\n', ' '), ['no-final-newline', 'one-line']],
    ['escaped newlines', key.replaceAll('\n', '\\n'), ['escaped-newlines']],
    ['byte order mark', `\uFEFF${key}`, ['byte-order-mark']],
    ['quotes', `"${key}"\n`, ['quotes']],
    ['indented', key.replaceAll(/^/gm, '  '), ['leading-spaces']],
    ['text before', `here it is\n${key}`, ['text-before']],
    ['no end line', key.slice(0, key.indexOf('-----END')), ['no-end-line']],
    ['cut', key.replace(/.{16}\n-----END/, '\n-----END'), ['truncated']],
    ['no begin line', key.slice(key.indexOf('\n') + 1), ['no-begin-line']],
    ['damaged', key.replace('b3Bl', 'b3�l'), ['foreign-characters']],
  ])('says what happened to it: %s', (_, text, damage) => {
    const reading = read(text);
    expect(reading.file.kind).toBe('openssh');
    expect(reading.damage).toEqual(expect.arrayContaining(damage));
  });

  test('UTF-16, as PowerShell writes it', () => {
    const reading = readKeyFile(Buffer.from(`\uFEFF${key}`, 'utf16le'));
    expect(reading).toMatchObject({ file: { kind: 'openssh', key: { bits: 256 } }, damage: ['utf-16'] });
  });

  test.each([
    ['', 'empty'],
    ['\n \n', 'empty'],
    ['***\n', 'masked'],
    ['<!DOCTYPE html><html>', 'web-page'],
    ['\0\u0001\u0002', 'binary'],
    ['~/.ssh/id_rsa\n', 'path'],
    ['$SSH_PRIVATE_KEY', 'path'],
    ['hello there', 'unknown'],
    [`${ed25519Line(1)} me\n`, 'public-key'],
    ['-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n', 'public-key'],
    ['-----BEGIN CERTIFICATE-----\nMCow\n-----END CERTIFICATE-----\n', 'unknown'],
    ['SSH PRIVATE KEY FILE FORMAT 1.1\n', 'protocol-1'],
  ])('knows what is no private key: %j', (text, kind) => {
    expect(read(text).file.kind).toBe(kind);
  });

  test('a public key as PuTTY and RFC 4716 write it', () => {
    const body = wrap(Buffer.from(ed25519Blob(3)).toString('base64'));
    const text = `---- BEGIN SSH2 PUBLIC KEY ----\nComment: "my key"\n${body}\n---- END SSH2 PUBLIC KEY ----\n`;
    expect(read(text).file).toMatchObject({
      kind: 'public-key',
      form: 'ssh2',
      key: { type: 'ssh-ed25519' },
      comment: { quoted: 'my key' },
    });
  });

  test.each([2, 3])('a PPK file of version %i', (version) => {
    const blob = Buffer.from(ed25519Blob(3)).toString('base64');
    const text = [
      `PuTTY-User-Key-File-${version}: ssh-ed25519`,
      'Encryption: aes256-cbc',
      'Comment: my key',
      'Public-Lines: 2',
      blob.slice(0, 64),
      blob.slice(64),
      'Private-Lines: 1',
      'AAAA',
      'Private-MAC: 00',
    ].join('\r\n');
    expect(read(text)).toMatchObject({
      file: { kind: 'ppk', version, encrypted: true, key: { type: 'ssh-ed25519' }, comment: { quoted: 'my key' } },
      damage: [],
    });
    expect(read(text.slice(0, 150)).damage).toEqual(['truncated']);
  });

  test('a cut at any place is seen and never throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: key.indexOf('-----END') - 2 }), (at) => {
        expect(read(key.slice(0, at)).damage).toContain('no-end-line');
      }),
    );
  });

  test('any bytes give an answer', () => {
    const piece = fc.constantFrom(
      '-----BEGIN ',
      'OPENSSH PRIVATE KEY',
      '-----',
      key,
      '\r\n',
      'PuTTY-User-Key-File-3: x',
      '---- BEGIN SSH2 PUBLIC KEY ----',
    );
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.array(fc.oneof(piece, fc.string())).map((parts) => Buffer.from(parts.join(''))),
    );
    fc.assert(fc.property(bytes, (given) => typeof readKeyFile(given).file.kind === 'string'));
  });

  test('stays quick on a megabyte of hostile text', () => {
    const started = process.cpuUsage().user;
    for (const text of [
      '-----BEGIN '.repeat(90_000),
      '\n '.repeat(500_000),
      `${'A'.repeat(1_000_000)}`,
      '"'.repeat(1_000_000),
      `${'\n'.repeat(500_000)}x`,
      `${'" '.repeat(400_000)}x`,
      `---- BEGIN SSH2 PUBLIC KEY ----\n${'a:\\\n'.repeat(250_000)}`,
    ]) {
      read(text);
      read(`-----BEGIN OPENSSH PRIVATE KEY-----${text}`);
    }
    expect(process.cpuUsage().user - started).toBeLessThan(5_000_000);
  });
});
