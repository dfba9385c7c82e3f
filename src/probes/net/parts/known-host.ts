import type { KnownHost } from '../../../contract/facts/hostkey.ts';
import {
  type KnownHostMatch,
  type KnownHosts,
  knownHostsName,
  linesWithKey,
  lookupKnownHosts,
} from '../../../wire/files/known-hosts.ts';
import type { KnownTypes } from './host-key-order.ts';

/** A known_hosts file as it was read. */
export interface KnownHostsFile {
  readonly path: string;
  readonly parsed: KnownHosts;
}

export interface HostNames {
  /** After HostName, in lower case. */
  readonly host: string;
  readonly port: number;
  readonly hostKeyAlias: string | null;
  /** With CheckHostIP, the address is looked up as well (get_hostfile_hostname_ipaddr in sshconnect.c). */
  readonly checkedAddress: string | null;
}

/** What a host certificate says (PROTOCOL.certkeys of OpenSSH). */
export interface HostCertificate {
  readonly keyType: string;
  /** The key in it, as a plain blob. */
  readonly keyBlob: Uint8Array;
  readonly forHosts: boolean;
  readonly principals: readonly string[];
  /** Seconds since 1970. */
  readonly validAfterS: number;
  readonly validBeforeS: number;
  readonly authorityBlob: Uint8Array;
}

/** A host key as it came over the wire. For a certificate, `certificate` is what is in it. */
export interface PresentedKey {
  readonly type: string;
  readonly blob: Uint8Array;
  readonly certificate: HostCertificate | null;
}

interface Located extends KnownHostMatch {
  readonly file: string;
}

/** The names under which ssh looks. An alias stands alone, without a port. */
function namesOf(names: HostNames): readonly string[] {
  return [names.hostKeyAlias ?? knownHostsName(names.host, names.port)];
}

function linesFor(files: readonly KnownHostsFile[], names: readonly string[]): readonly Located[] {
  return files.flatMap(({ path, parsed }) =>
    lookupKnownHosts(parsed, names).matches.map((match) => ({ ...match, file: path })),
  );
}

/** What known_hosts has, for the order of the host key algorithms. */
export function knownTypes(files: readonly KnownHostsFile[], names: HostNames): KnownTypes {
  const lines = linesFor(files, namesOf(names));
  return {
    plain: [...new Set(lines.filter(({ marker }) => marker === 'none').map(({ key }) => key.type))],
    authority: lines.some(({ marker }) => marker === 'cert-authority'),
  };
}

/**
 * check_host_key of sshconnect.c, told apart further: a stored key of another type is no change of this one.
 * A certificate that no authority vouches for is judged by the plain key in it, as ssh does.
 */
export function judgeHostKey(
  key: PresentedKey,
  files: readonly KnownHostsFile[],
  names: HostNames,
  nowS: number,
): KnownHost {
  const lines = linesFor(files, namesOf(names));
  const { certificate } = key;
  const blobs = certificate === null ? [key.blob] : [key.blob, certificate.keyBlob, certificate.authorityBlob];
  const revoked = lines.find((line) => line.marker === 'revoked' && blobs.some((blob) => isKey(line, blob)));
  if (revoked !== undefined) return { kind: 'revoked', file: revoked.file, line: revoked.line };
  const byAuthority = certificate === null ? undefined : judgeCertificate(certificate, lines, names, nowS);
  if (byAuthority?.kind === 'ca-match') return byAuthority;
  const blob = certificate?.keyBlob ?? key.blob;
  const plain = judgePlain(blob, certificate?.keyType ?? key.type, lines);
  if (plain.kind === 'match') return plain;
  if (plain.kind === 'unknown' && names.hostKeyAlias === null && names.port !== 22) {
    // "checking without port identifier": only a match counts there.
    const bare = judgePlain(blob, key.type, linesFor(files, [names.host]));
    if (bare.kind === 'match') return bare;
  }
  return byAuthority ?? plain;
}

function isKey(line: Located, blob: Uint8Array): boolean {
  return Buffer.from(line.key.blob).equals(blob);
}

function judgePlain(blob: Uint8Array, type: string, lines: readonly Located[]): KnownHost {
  const plain = lines.filter(({ marker }) => marker === 'none');
  const match = plain.find((line) => isKey(line, blob));
  if (match !== undefined) return { kind: 'match', file: match.file, line: match.line };
  const changed = plain.find((line) => line.key.type === type);
  if (changed !== undefined) {
    const { file, line, key } = changed;
    return { kind: 'changed', file, line, type: key.type, fingerprint: key.fingerprint };
  }
  const other = plain[0];
  if (other === undefined) return { kind: 'unknown' };
  const types = [...new Set(plain.map((line) => line.key.type))];
  return { kind: 'other-type-only', file: other.file, line: other.line, types };
}

function judgeCertificate(
  certificate: HostCertificate,
  lines: readonly Located[],
  names: HostNames,
  nowS: number,
): KnownHost | undefined {
  const authorities = lines.filter((line) => line.marker === 'cert-authority');
  const authority = authorities.find((line) => isKey(line, certificate.authorityBlob));
  const problem = (what: 'expired' | 'not-yet-valid' | 'principal' | 'untrusted', at: Located): KnownHost => ({
    kind: 'ca-problem',
    problem: what,
    file: at.file,
    line: at.line,
  });
  if (authority === undefined) return authorities[0] === undefined ? undefined : problem('untrusted', authorities[0]);
  if (nowS < certificate.validAfterS) return problem('not-yet-valid', authority);
  if (nowS >= certificate.validBeforeS) return problem('expired', authority);
  const wanted = (names.hostKeyAlias ?? names.host).toLowerCase();
  // An empty list of principals names every host (sshkey_cert_check_authority).
  const listed =
    certificate.principals.length === 0 || certificate.principals.some((name) => name.toLowerCase() === wanted);
  return listed && certificate.forHosts
    ? { kind: 'ca-match', file: authority.file, line: authority.line }
    : problem('principal', authority);
}

/** Other names that this very key is known under. */
export function otherNames(
  key: PresentedKey,
  files: readonly KnownHostsFile[],
  names: HostNames,
): readonly { readonly names: readonly string[]; readonly file: string; readonly line: number }[] {
  const own = namesOf(names).map((name) => name.toLowerCase());
  return files.flatMap(({ path, parsed }) =>
    linesWithKey(parsed, key.certificate?.keyBlob ?? key.blob).flatMap((line) => {
      if (line.kind !== 'entry' || line.marker !== 'none') return [];
      const listed = line.hosts.kind === 'patterns' ? line.hosts.list.split(',') : [];
      const others = listed.filter((name) => !own.includes(name.toLowerCase()));
      const hidden =
        line.hosts.kind === 'hashed' && lookupKnownHosts({ lines: [line], unread: 0 }, own).matches.length === 0;
      return others.length > 0 || hidden ? [{ names: others, file: path, line: line.line }] : [];
    }),
  );
}
