import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readKeyFile } from './private-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'whyssh-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

function haveKeygen(): boolean {
  try {
    execFileSync('ssh-keygen', ['-?'], { stdio: 'ignore' });
  } catch (error) {
    return (error as { code?: unknown }).code !== 'ENOENT';
  }
  return true;
}

function generate(name: string, ...options: string[]): { readonly bytes: Buffer; readonly listed: string } {
  const path = join(folder, name);
  execFileSync('ssh-keygen', ['-q', '-C', 'me at home', '-f', path, ...options]);
  const listed = execFileSync('ssh-keygen', ['-l', '-f', `${path}.pub`], { encoding: 'utf8' });
  return { bytes: readFileSync(path), listed };
}

describe.skipIf(!haveKeygen())('keys that ssh-keygen writes', () => {
  test.each([
    ['ed25519', ['-t', 'ed25519']],
    ['rsa', ['-t', 'rsa', '-b', '2048']],
    ['ecdsa', ['-t', 'ecdsa', '-b', '521']],
  ])('%s in OpenSSH format: size, fingerprint and comment as ssh-keygen says', (name, options) => {
    const { bytes, listed } = generate(name, '-N', '', ...options);
    const { file, damage } = readKeyFile(bytes);
    expect(damage).toEqual([]);
    if (file.kind !== 'openssh') throw new Error(file.kind);
    expect(listed).toContain(`${file.key?.bits} ${file.key?.fingerprint} me at home`);
    expect(file).toMatchObject({ encrypted: false, comment: { quoted: 'me at home' } });
  });

  test('an encrypted one shows its public half, cipher and rounds', () => {
    const { bytes, listed } = generate('locked', '-t', 'ed25519', '-N', 'secret', '-a', '7');
    const { file } = readKeyFile(bytes);
    expect(file).toMatchObject({ kind: 'openssh', encrypted: true, cipher: 'aes256-ctr', kdfRounds: 7, comment: null });
    expect(listed).toContain(file.kind === 'openssh' && file.key?.fingerprint);
  });

  test.each([
    ['pem', '', { kind: 'pem', holds: 'rsa', encrypted: false }],
    ['pem', 'secret', { kind: 'pem', holds: 'rsa', encrypted: true, cipher: 'AES-128-CBC' }],
    ['pkcs8', '', { kind: 'pkcs8', encrypted: false }],
    ['pkcs8', 'secret', { kind: 'pkcs8', encrypted: true }],
  ])('%s with passphrase "%s"', (format, passphrase, expected) => {
    const name = `${format}${passphrase}`;
    const { bytes } = generate(name, '-t', 'rsa', '-b', '2048', '-m', format.toUpperCase(), '-N', passphrase);
    const reading = readKeyFile(bytes);
    expect(reading).toMatchObject({ file: expected, damage: [] });
  });
});
