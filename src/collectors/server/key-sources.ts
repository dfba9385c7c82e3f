import type { BarredKeys, ServerKeySources } from '../../contract/facts/key-sources.ts';
import { keyRestrictions, parseAuthorizedKeys } from '../../wire/files/authorized-keys.ts';
import type { Settings } from './effective.ts';
import type { Section } from './said.ts';

/** What stands beside the authorized_keys files: a command, authorities, revoked keys, and lines that hold a key back. */
export function keySourcesOf(own: Section, config: Settings): ServerKeySources {
  return {
    barred: barredOf(own, config),
    command: commandOf(own),
    authorities: authoritiesOf(own),
    principals: principalsOf(own),
    revoked: revokedOf(own),
    unreadable: unreadableOf(own),
  };
}

const barredAtMost = 200;

function barredOf(own: Section, config: Settings): BarredKeys {
  const nowS = Number(own.one('now') ?? '0');
  const smallest = Number(config.get('requiredrsasize')?.[0] ?? '0');
  const accepted = (config.get('pubkeyacceptedalgorithms') ?? config.get('pubkeyacceptedkeytypes'))?.[0]?.split(',');
  const revoked = new Set([
    ...own.many('is-revoked').flatMap(fingerprintsIn),
    ...fingerprintsIn(own.one('revoked-text') ?? ''),
    ...hashesIn(own.one('revoked-text') ?? ''),
  ]);
  const lines = own.many('text').flatMap((text) =>
    parseAuthorizedKeys(text).lines.flatMap((line) => {
      if (line.kind !== 'key') return [];
      const { key, options } = line;
      return [{ key, restrictions: keyRestrictions(options), at: { fingerprint: key.fingerprint, line: line.line } }];
    }),
  );
  const where = (test: (line: (typeof lines)[number]) => boolean) =>
    lines
      .filter(test)
      .map(({ at }) => at)
      .slice(0, barredAtMost);
  return {
    expired: where(({ restrictions: { expiresAtS } }) => expiresAtS !== null && nowS > 0 && expiresAtS < nowS),
    authority: where(({ restrictions }) => restrictions.certificateAuthority),
    tooShort: where(({ key }) => key.type === 'ssh-rsa' && key.bits !== null && key.bits < smallest),
    typeOff: where(
      ({ key }) => accepted !== undefined && !signaturesFor(key.type).some((name) => accepted.includes(name)),
    ),
    revoked: where(({ key }) => revoked.has(key.fingerprint)),
  };
}

/** An RSA key signs by three algorithms (RFC 8332); the others are named as their keys are. */
function signaturesFor(type: string): readonly string[] {
  return type === 'ssh-rsa' ? ['ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-512'] : [type];
}

function fingerprintsIn(text: string): readonly string[] {
  return parseAuthorizedKeys(text).lines.flatMap((line) => (line.kind === 'key' ? [line.key.fingerprint] : []));
}

/** `sha256: SHA256:…` as the source of a list of revoked keys has it (ssh-keygen(1)). */
function hashesIn(text: string): readonly string[] {
  return [...text.matchAll(/^\s*(?:hash|sha256):\s*(SHA256:[A-Za-z0-9+/]{43})/gmu)].map((match) => match[1] ?? '');
}

function commandOf(own: Section): ServerKeySources['command'] {
  const path = own.one('command');
  if (path === undefined) return { kind: 'none' };
  const cannot = (why: (ServerKeySources['command'] & { kind: 'cannot-run' })['why'], what: string | null) =>
    ({ kind: 'cannot-run', path, why, what }) as const;
  if (!path.startsWith('/')) return cannot('not-absolute', null);
  const runner = own.one('no-runner');
  if (runner !== undefined) return cannot('no-such-user', runner);
  const steps = stepsOf(own, 'command-step');
  if (steps.length === 0) return cannot('missing', null);
  const unsafe = steps.find(({ mode, owner }) => owner !== 0 || mode[5] === 'w' || mode[8] === 'w');
  if (unsafe !== undefined) return cannot('unsafe', unsafe.path);
  if (steps[0] !== undefined && !/[xst]/u.test(steps[0].mode.slice(1))) return cannot('not-executable', null);
  return { kind: 'set', path };
}

function authoritiesOf(own: Section): ServerKeySources['authorities'] {
  const path = own.one('authorities');
  if (path === undefined) return { kind: 'none' };
  const text = own.one('authorities-text');
  return text === undefined ? { kind: 'unreadable', path } : { kind: 'read', path, fingerprints: fingerprintsIn(text) };
}

/** auth2-pubkeyfile.c: one principal a line, options in front, comments behind. */
function principalsOf(own: Section): ServerKeySources['principals'] {
  if (own.many('source').includes('principals')) return { kind: 'by-command' };
  const path = own.one('principals');
  if (path === undefined) return { kind: 'none' };
  const text = own.one('principals-text');
  if (text === undefined) return { kind: 'missing', path };
  const names = text.split('\n').flatMap((line) => {
    const bare = line.replace(/#.*$/u, '').trim();
    return bare === '' ? [] : [bare.split(/[ \t]+/u).at(-1) ?? ''];
  });
  return { kind: 'read', path, names: names.slice(0, 1_000) };
}

function revokedOf(own: Section): ServerKeySources['revoked'] {
  const path = own.one('revoked-unread');
  if (path !== undefined) return { kind: 'unreadable', path };
  return { kind: own.one('revoked') === undefined ? 'none' : 'read' };
}

interface Step {
  readonly file: string;
  readonly path: string;
  /** As `ls` shows it. */
  readonly mode: string;
  readonly acl: boolean;
  readonly owner: number;
  readonly group: number;
}

/** Lines of `ls -ldn`: mode, links, uid, gid. */
export function stepsOf(own: Section, field: string): readonly Step[] {
  return own.many(field).flatMap((step) => {
    const [file = '', path = '', listing = ''] = step.split('\n');
    const [, mode, mark, owner, group] = /^([-dlbcps][-rwxsStT]{9})(\S?) +\d+ +(\d+) +(\d+) /u.exec(listing) ?? [];
    if (mode === undefined || owner === undefined || group === undefined) return [];
    return [{ file, path, mode, acl: mark === '+', owner: Number(owner), group: Number(group) }];
  });
}

/** sshd opens authorized_keys as the account (auth2-pubkey.c, temporarily_use_uid): every folder must let it through. */
function unreadableOf(own: Section): ServerKeySources['unreadable'] {
  const account = Number(own.one('owner'));
  const groups = new Set(
    (own.one('groups') ?? '')
      .split(/\s+/u)
      .filter((id) => id !== '')
      .map(Number),
  );
  if (account === 0) return null;
  let unsure = false;
  for (const { path, mode, acl, owner, group } of [...stepsOf(own, 'step'), ...stepsOf(own, 'above')]) {
    const at = owner === account ? 1 : groups.has(group) ? 4 : 7;
    const may = mode.startsWith('d') ? /[xst]/u.test(mode[at + 2] ?? '') : mode[at] === 'r';
    if (acl) unsure = true;
    else if (!may) return { path, mode, owner };
  }
  return unsure ? undefined : null;
}
