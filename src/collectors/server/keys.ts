import ipaddr from 'ipaddr.js';
import { absent, type Gap, known } from '../../contract/fact.ts';
import type { ServerAuthorizedKeys, UnsafePath } from '../../contract/facts/server.ts';
import { type AuthorizedKeysLine, keyRestrictions, parseAuthorizedKeys } from '../../wire/files/authorized-keys.ts';
import { matchPattern } from '../../wire/files/host-pattern.ts';
import { defineCollector } from './collector.ts';
import { settings, unsureConfiguration } from './effective.ts';
import { keySourcesOf, stepsOf } from './key-sources.ts';
import type { Section } from './said.ts';

/** The account's authorized_keys: which files, whether StrictModes accepts the way to them, and what stands in them. */
export const serverKeys = defineCollector({
  id: 'server-keys',
  section: 'keys',
  gives: ['server.authorized-keys', 'server.key-sources'],
  read({ own, ask, section }) {
    const gap = gapOf(own, ask.user, unsureConfiguration(section('effective')));
    if (gap !== undefined)
      return { facts: { 'server.authorized-keys': absent(gap), 'server.key-sources': absent(gap) } };
    const config = settings(section('effective')?.one('config') ?? '');
    return {
      facts: {
        'server.authorized-keys': known(keysOf(own, ask.from)),
        'server.key-sources': known(keySourcesOf(own, config)),
      },
    };
  },
});

function gapOf(own: Section, user: string | null, unsure: string | undefined): Gap | undefined {
  if (unsure !== undefined) return { kind: 'unsupported', why: unsure };
  const why = own.one('gap');
  if (why !== undefined) return { kind: 'no-permission', why };
  if (user === null || own.one('owner') === undefined || !own.done)
    return { kind: 'not-applicable', why: 'there is no such account to look at' };
  return undefined;
}

const fingerprintsAtMost = 1_000;

function keysOf(own: Section, from: string | null): ServerAuthorizedKeys {
  const otherSources =
    own.many('source').length > 0 ||
    own
      .many('text')
      .some((text) =>
        parseAuthorizedKeys(text).lines.some(
          (line) => line.kind === 'key' && keyRestrictions(line.options).certificateAuthority,
        ),
      );
  const files = own.many('file');
  const elsewhere =
    own.one('configured') === '' || files.includes(own.one('usual') ?? '')
      ? []
      : keyLines(own.one('usual-text') ?? '').map(({ key }) => key.fingerprint);
  if (files.length === 0) return { kind: 'none', wanted: own.many('missing'), otherSources, elsewhere };
  const texts = own.many('text');
  const lines = texts.flatMap((text) => parseAuthorizedKeys(text).lines);
  const keys = texts.flatMap(keyLines);
  return {
    kind: 'read',
    files,
    unsafe: unsafeOf(own),
    fingerprints: keys.map(({ key }) => key.fingerprint).slice(0, fingerprintsAtMost),
    brokenLines: lines
      .filter(({ kind }) => kind === 'broken')
      .map(({ line }) => line)
      .slice(0, 100),
    restricted: keys.filter((line) => shutOut(line, from)).map(({ key }) => key.fingerprint),
    otherSources,
    elsewhere,
  };
}

function keyLines(text: string): readonly (AuthorizedKeysLine & { kind: 'key' })[] {
  return parseAuthorizedKeys(text).lines.flatMap((line) =>
    line.kind === 'key' && !keyRestrictions(line.options).certificateAuthority ? [line] : [],
  );
}

/** `from=`: patterns and networks (match.c, addrmatch.c); with a name in it nothing is decided, so nothing is counted. */
function shutOut(line: AuthorizedKeysLine & { kind: 'key' }, from: string | null): boolean {
  const patterns = keyRestrictions(line.options).from;
  if (patterns === null || from === null || !/^[\d.*?,:!/a-f]+$/u.test(patterns)) return false;
  return !patterns
    .split(',')
    .some((pattern) => (pattern.includes('/') ? inNetwork(from, pattern) : matchPattern(from, pattern)));
}

function inNetwork(address: string, network: string): boolean {
  if (!ipaddr.isValid(address) || !ipaddr.isValidCIDR(network)) return true;
  const [one, [base, bits]] = [ipaddr.parse(address), ipaddr.parseCIDR(network)];
  return one.kind() === base.kind() && one.match(base, bits);
}

/**
 * misc.c, safe_path: the file and every folder above it up to the home (or /) must belong to root or the account, and
 * nobody else may write them.
 */
function unsafeOf(own: Section): UnsafePath | null {
  const account = Number(own.one('owner'));
  const home = own.one('home') ?? '';
  const done = new Set<string>();
  for (const { file, path, mode, owner } of stepsOf(own, 'step')) {
    if (done.has(file)) continue;
    const others = mode[5] === 'w' || mode[8] === 'w';
    if (others || (owner !== 0 && owner !== account))
      return { path, what: mode.startsWith('d') ? 'folder' : 'file', mode, owner };
    if (path === home) done.add(file);
  }
  return null;
}
