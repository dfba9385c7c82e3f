import { known } from '../../contract/fact.ts';
import type { ServerWindows, WindowsKeyFile } from '../../contract/facts/server-platform.ts';
import { parsePublicKeyLine } from '../../wire/files/public-key.ts';
import { defineCollector } from '../server/collector.ts';
import type { Section } from '../server/said.ts';

/** OpenSSH on Windows: the feature, the key files that count, and who may use them. */
export const serverWindows = defineCollector({
  id: 'server-windows',
  section: 'windows',
  gives: ['server.windows'],
  read: ({ own, ask }) => ({ facts: { 'server.windows': known(windowsOf(own, ask.user)) } }),
});

export function windowsOf(own: Section, user: string | null): ServerWindows {
  const administrator = user === null ? null : isAdministrator(own, user);
  const config = own.one('config');
  const sharedKeys = config === undefined ? null : sendsAdministrators(config);
  const counts = administrator === null || sharedKeys === null ? null : administrator && sharedKeys ? 'shared' : 'own';
  const shared = fileOf(own, 'shared');
  const ownFile = fileOf(own, 'own');
  const counting = counts === 'shared' ? shared : counts === 'own' ? ownFile : null;
  const other = counts === 'shared' ? ownFile : counts === 'own' ? shared : null;
  const shell = own.one('shell');
  return {
    capability: capabilityOf(own.one('capability')),
    administrator,
    sharedKeys,
    shared,
    own: ownFile,
    counts,
    elsewhere: other?.fingerprints ?? [],
    strangers: /^\s*StrictModes[\s=]+no\b/imu.test(config ?? '') ? [] : (counting?.strangers ?? []),
    shell: shell === undefined ? null : { path: shell.slice(0, 300), present: own.one('shell-there') === '1' },
  };
}

function capabilityOf(state: string | undefined): ServerWindows['capability'] {
  if (state === 'Installed') return 'installed';
  return state === 'NotPresent' ? 'not-present' : null;
}

/** Names come as `MACHINE\name`; Windows compares them without case. */
function isAdministrator(own: Section, user: string): boolean | null {
  const names = own.one('administrators');
  if (names === undefined) return null;
  const wanted = user.toLowerCase();
  return names.split('\n').some((line) => {
    const name = line.trim().toLowerCase();
    return name === wanted || name.slice(name.lastIndexOf('\\') + 1) === wanted;
  });
}

/** The last block of the sshd_config that Windows brings: `Match Group administrators`, and the file in it. */
function sendsAdministrators(config: string): boolean {
  let inBlock = false;
  for (const line of config.split(/\r?\n/u)) {
    const [word = '', ...rest] = line.trim().split(/[\s=]+/u);
    const keyword = word.toLowerCase();
    if (keyword === 'match') inBlock = /^group\b.*\badministrators\b/iu.test(rest.join(' '));
    else if (inBlock && keyword === 'authorizedkeysfile')
      return /administrators_authorized_keys/iu.test(rest.join(' '));
  }
  return false;
}

/** Well-known SIDs that sshd takes for the owner's own (w32-sshfileperm.c): SYSTEM and Administrators. */
const trustedSids = ['S-1-5-18', 'S-1-5-32-544'];
/** FILE_GENERIC_READ and FILE_EXECUTE with SYNCHRONIZE: since OpenSSH 8.6 for Windows others may read. */
const readRights = 0x001200a9;

function fileOf(own: Section, which: 'shared' | 'own'): WindowsKeyFile | null {
  const path = own.one(`${which}-path`);
  if (path === undefined) return null;
  const owner = own.one(`${which}-owner`);
  const trusted = [...trustedSids, ...[owner, own.one('sid')].filter((sid) => sid !== undefined)];
  const strangers = own.many(`${which}-rule`).flatMap((line) => {
    const [kind = '', sid = '', rights = '', name = ''] = line.split('|');
    // Inherit-only rules of a folder come as generic rights, negative numbers: they hold nothing back here.
    const writes = (Number(rights) & ~readRights) !== 0;
    return kind === 'Allow' && !trusted.includes(sid) && writes ? [name.slice(0, 100)] : [];
  });
  const keys = (own.one(`${which}-keys`) ?? '').replace(/^\uFEFF/u, '').split(/\r?\n/u);
  return {
    path: path.slice(0, 300),
    fingerprints: keys.flatMap((line) => {
      const parsed = parsePublicKeyLine(line);
      return parsed.ok ? [parsed.key.fingerprint] : [];
    }),
    strangers: [...new Set(strangers)],
  };
}
