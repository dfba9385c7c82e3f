import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Quoted, quote } from '../../contract/quoted.ts';
import { decodeBase64 } from './base64.ts';
import { asciiLower, matchHostname } from './host-pattern.ts';
import { type PublicKey, type PublicKeyProblem, parsePublicKeyLine } from './public-key.ts';
import { textLines } from './text-lines.ts';

/** One line of a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT; hostfile.c). Line numbers count from 1. */
export type KnownHostsLine =
  | { readonly kind: 'comment'; readonly line: number }
  | {
      readonly kind: 'entry';
      readonly line: number;
      readonly marker: 'none' | 'cert-authority' | 'revoked';
      readonly hosts: HostField;
      readonly key: PublicKey;
      readonly comment: Quoted;
    }
  | { readonly kind: 'broken'; readonly line: number; readonly reason: KnownHostsDamage; readonly text: Quoted };

export type HostField =
  /** Patterns with commas, `*`, `?`, `!`; a port stands as `[host]:port`. */
  | { readonly kind: 'patterns'; readonly list: string }
  /** `|1|salt|HMAC-SHA1(salt, name)`: one name that only a guess can find. */
  | { readonly kind: 'hashed'; readonly salt: Uint8Array; readonly hash: Uint8Array };

export type KnownHostsDamage =
  | { readonly kind: 'unknown-marker' }
  /** No key follows the host field. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'bad-hash' }
  /** A protocol 1 line: host, bits, exponent, modulus. */
  | { readonly kind: 'protocol-1' }
  | { readonly kind: 'key'; readonly problem: PublicKeyProblem };

export interface KnownHosts {
  readonly lines: readonly KnownHostsLine[];
  /** Lines beyond the limit, left unread. */
  readonly unread: number;
}

/** More lines than any real file has (a company-wide list has some ten thousand); bounds memory. */
export const knownHostsMaxLines = 200_000;

export function parseKnownHosts(text: string, maxLines = knownHostsMaxLines): KnownHosts {
  const all = textLines(text);
  const lines = all.slice(0, maxLines).map((line, index) => parseKnownHostsLine(line, index + 1));
  return { lines, unread: all.length - lines.length };
}

export function parseKnownHostsLine(text: string, line: number): KnownHostsLine {
  const broken = (reason: KnownHostsDamage): KnownHostsLine => ({ kind: 'broken', line, reason, text: quote(text) });
  let rest = text.replace(/^[ \t]+/, '').replace(/\r$/, '');
  if (rest === '' || rest.startsWith('#')) return { kind: 'comment', line };
  let marker: 'none' | 'cert-authority' | 'revoked' = 'none';
  // hostfile.c check_markers: at most one marker, and a blank must follow.
  if (rest.startsWith('@')) {
    const found = /^@(cert-authority|revoked)[ \t]+/.exec(rest);
    if (found === null) return broken({ kind: 'unknown-marker' });
    marker = found[1] === 'revoked' ? 'revoked' : 'cert-authority';
    rest = rest.slice(found[0].length);
    if (rest.startsWith('@')) return broken({ kind: 'unknown-marker' });
  }
  const [, field, tail] = /^([^ \t]+)[ \t]+(.*)$/s.exec(rest) ?? [];
  if (field === undefined || tail === undefined || tail === '' || tail.startsWith('#')) {
    return broken({ kind: 'truncated' });
  }
  const hosts = parseHostField(field);
  if (hosts === undefined) return broken({ kind: 'bad-hash' });
  if (/^\d{1,7}[ \t]+\d/.test(tail)) return broken({ kind: 'protocol-1' });
  const parsed = parsePublicKeyLine(tail);
  if (!parsed.ok) return broken({ kind: 'key', problem: parsed.problem });
  return { kind: 'entry', line, marker, hosts, key: parsed.key, comment: parsed.comment };
}

const sha1Bytes = 20;

function parseHostField(field: string): HostField | undefined {
  if (!field.startsWith('|')) return { kind: 'patterns', list: field };
  const [, saltText, hashText] = /^\|1\|([^|]+)\|([^|]+)$/.exec(field) ?? [];
  const salt = decodeBase64(saltText ?? '');
  const hash = decodeBase64(hashText ?? '');
  if (salt?.length !== sha1Bytes || hash?.length !== sha1Bytes) return undefined;
  return { kind: 'hashed', salt, hash };
}

/** The name under which ssh looks a host up (put_host_port in misc.c): `host`, or `[host]:port` off port 22. */
export function knownHostsName(host: string, port: number): string {
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  return port === 22 ? bare : `[${bare}]:${port}`;
}

/** Whether a line's host field names this host; `name` is in the form of `knownHostsName`. */
export function hostFieldMatches(field: HostField, name: string): boolean {
  if (field.kind === 'patterns') return matchHostname(name, field.list) === 'yes';
  // ssh hashes the name in lower case, as it looked it up.
  const hash = createHmac('sha1', field.salt).update(asciiLower(name)).digest();
  return timingSafeEqual(hash, field.hash);
}

export interface KnownHostMatch {
  readonly line: number;
  readonly marker: 'none' | 'cert-authority' | 'revoked';
  /** Which of the names asked for the line has. */
  readonly name: string;
  readonly hashed: boolean;
  readonly key: PublicKey;
}

export interface KnownHostLookup {
  /** Lines for any of the names, in file order. */
  readonly matches: readonly KnownHostMatch[];
  /** The same by key type (`ssh-ed25519` …); of lines without marker only. */
  readonly byType: ReadonlyMap<string, readonly KnownHostMatch[]>;
}

/** All lines that name any of these hosts. A line that several names match is listed once, under the first. */
export function lookupKnownHosts(file: KnownHosts, names: readonly string[]): KnownHostLookup {
  const matches: KnownHostMatch[] = [];
  const byType = new Map<string, KnownHostMatch[]>();
  for (const line of file.lines) {
    if (line.kind !== 'entry') continue;
    const name = names.find((candidate) => hostFieldMatches(line.hosts, candidate));
    if (name === undefined) continue;
    const { marker, key } = line;
    const match = { line: line.line, marker, name, hashed: line.hosts.kind === 'hashed', key };
    matches.push(match);
    if (marker !== 'none') continue;
    const same = byType.get(key.type);
    if (same === undefined) byType.set(key.type, [match]);
    else same.push(match);
  }
  return { matches, byType };
}

/** Lines that hold this very key, under whatever name: the same machine under another name, or cloned images. */
export function linesWithKey(file: KnownHosts, blob: Uint8Array): readonly KnownHostsLine[] {
  const wanted = Buffer.from(blob);
  return file.lines.filter((line) => line.kind === 'entry' && wanted.equals(line.key.blob));
}
