import type { SshClient } from '../../../contract/facts/client.ts';

type OpenSsh = Extract<SshClient, { kind: 'openssh' }>;
type Other = Extract<SshClient, { kind: 'other' }>;
type Problem = Extract<SshClient, { kind: 'broken' }>['problem'];

/**
 * What a client says of itself: `OpenSSH_9.2p1 Debian-2+deb12u6, OpenSSL 3.0.19 27 Jan 2026`,
 * `OpenSSH_for_Windows_9.5p1, LibreSSL 3.8.2`, `Dropbear v2022.83`, `plink: Release 0.78`.
 */
export function parseClientVersion(text: string): Omit<OpenSsh, 'path'> | Omit<Other, 'path'> | undefined {
  const openssh = /^OpenSSH(?:_for_Windows)?_(\d+)\.(\d+)([a-z0-9.]*)[^,\r\n]*(?:, ([^\r\n]*))?/m.exec(text);
  if (openssh !== null) {
    const [, major = '', minor = '', patch = '', libcrypto] = openssh;
    return {
      kind: 'openssh',
      version: `${major}.${minor}${patch}`,
      major: Number(major),
      minor: Number(minor),
      libcrypto: libcrypto === undefined || /^without/i.test(libcrypto) ? null : libcrypto.trim(),
    };
  }
  const dropbear = /^Dropbear (?:SSH client )?v(\S+)/im.exec(text);
  if (dropbear !== null) return { kind: 'other', program: 'dbclient', version: dropbear[1] ?? null };
  const plink = /^plink: (?:Release )?(\S[^\r\n]*)/im.exec(text);
  if (plink !== null) return { kind: 'other', program: 'plink', version: plink[1]?.trim() ?? null };
  return undefined;
}

/** Why a program that stands there cannot start, by the words of the dynamic loader, of OpenSSL's check, or the errno. */
export function brokenClient(text: string): Problem {
  if (
    /OpenSSL version mismatch|OpenSSL headers|symbol lookup error|undefined symbol|Symbol not found|libcrypto\S*: version `.*' not found/i.test(
      text,
    )
  ) {
    return 'openssl-mismatch';
  }
  // glibc, musl, macOS' dyld.
  if (
    /error while loading shared libraries|Error loading shared library|Library not loaded|version `.*' not found/i.test(
      text,
    )
  ) {
    return 'library-missing';
  }
  if (/^(EACCES|ENOEXEC|EPERM|ENOENT)$|cannot execute|Exec format error|not executable/i.test(text.trim())) {
    return 'not-executable';
  }
  return 'unknown';
}

/** ssh.c looks its user up before it reads the arguments (`You don't exist` up to 6.2). */
export function noUserEntry(text: string): boolean {
  return /^No user exists for uid \d+|^You don't exist, go away!/m.test(text);
}

/** A file of another kind is run by the shell instead (execvp), which complains of one of its lines. */
export function runByShell(text: string): boolean {
  return /^\S+: (line )?\d+: /m.test(text);
}
