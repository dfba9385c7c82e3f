import { expect, it } from 'vitest';
import { brokenClient, noUserEntry, parseClientVersion } from './version-line.ts';

it.each([
  ['OpenSSH_9.2p1 Debian-2+deb12u6, OpenSSL 3.0.19 27 Jan 2026', '9.2p1', 9, 2, 'OpenSSL 3.0.19 27 Jan 2026'],
  ['OpenSSH_10.0p2, OpenSSL 3.5.1 1 Jul 2025\r\n', '10.0p2', 10, 0, 'OpenSSL 3.5.1 1 Jul 2025'],
  ['OpenSSH_for_Windows_9.5p1, LibreSSL 3.8.2', '9.5p1', 9, 5, 'LibreSSL 3.8.2'],
  ['OpenSSH_9.9, LibreSSL 4.0.0', '9.9', 9, 9, 'LibreSSL 4.0.0'],
  ['OpenSSH_9.7p1, without OpenSSL', '9.7p1', 9, 7, null],
  ['OpenSSH_6.6.1p1 Ubuntu-2ubuntu2, OpenSSL 1.0.1f 6 Jan 2014', '6.6.1p1', 6, 6, 'OpenSSL 1.0.1f 6 Jan 2014'],
])('reads %j', (text, version, major, minor, libcrypto) => {
  expect(parseClientVersion(text)).toEqual({ kind: 'openssh', version, major, minor, libcrypto });
});

it('knows other clients, and does not guess', () => {
  expect(parseClientVersion('Dropbear v2022.83\n')).toEqual({ kind: 'other', program: 'dbclient', version: '2022.83' });
  expect(parseClientVersion('plink: Release 0.78\nBuild platform: 64-bit Unix\n')).toEqual({
    kind: 'other',
    program: 'plink',
    version: '0.78',
  });
  expect(parseClientVersion('usage: ssh [-46AaCf]')).toBeUndefined();
  expect(parseClientVersion('')).toBeUndefined();
});

it.each([
  ['OpenSSL version mismatch. Built against 30000070, you have 30100010\n', 'openssl-mismatch'],
  ['ssh: symbol lookup error: ssh: undefined symbol: EVP_KDF_CTX_free, version OPENSSL_3.0.0', 'openssl-mismatch'],
  ["ssh: /opt/lib/libcrypto.so.3: version `OPENSSL_3.0.0' not found (required by ssh)", 'openssl-mismatch'],
  ['ssh: error while loading shared libraries: libcrypto.so.1.1: cannot open shared object file', 'library-missing'],
  [
    'Error loading shared library libcrypto.so.3: No such file or directory (needed by /usr/bin/ssh)',
    'library-missing',
  ],
  ["ssh: /lib/libc.so.6: version `GLIBC_2.38' not found (required by ssh)", 'library-missing'],
  ['ENOEXEC', 'not-executable'],
  ['Segmentation fault', 'unknown'],
])('says why a program cannot start: %j', (text, problem) => {
  expect(brokenClient(text)).toBe(problem);
});

it('knows the words for a uid without an account', () => {
  expect(noUserEntry('No user exists for uid 4242\r\n')).toBe(true);
  expect(noUserEntry("You don't exist, go away!\r\n")).toBe(true);
  expect(noUserEntry('OpenSSH_9.2p1')).toBe(false);
});
