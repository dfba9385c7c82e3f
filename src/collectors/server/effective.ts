import ipaddr from 'ipaddr.js';
import { absent, type Fact, known } from '../../contract/fact.ts';
import type { ServerAccess, ServerEffective } from '../../contract/facts/server.ts';
import type { ServerOrigins } from '../../contract/facts/sshd.ts';
import { decidingLine, type SshdContext, type SshdFile, sshdLines } from '../../wire/config/sshd-origin.ts';
import { matchPattern } from '../../wire/files/host-pattern.ts';
import { parsePublicKeyLine } from '../../wire/files/public-key.ts';
import { defineCollector } from './collector.ts';
import type { Section } from './said.ts';

/** What `sshd -T` says holds for this user and address. */
export const serverEffective = defineCollector({
  id: 'server-effective',
  section: 'effective',
  gives: [
    'server.sshd.effective',
    'server.access',
    'server.host-keys',
    'server.sshd.origins',
    'server.sshd.file-ports',
  ],
  read({ own, ask }) {
    const filePorts = filePortsOf(own);
    const unsure = unsureConfiguration(own);
    if (unsure !== undefined) {
      const gap = absent({ kind: 'unsupported', why: unsure });
      return {
        facts: {
          'server.sshd.effective': gap,
          'server.access': gap,
          'server.host-keys': gap,
          'server.sshd.origins': gap,
          'server.sshd.file-ports': filePorts,
        },
      };
    }
    const gap = own.one('gap');
    const config = settings(own.one('config') ?? '');
    if (config.size === 0) {
      const missing: Fact<never> =
        gap === undefined
          ? absent({ kind: 'not-applicable', why: 'sshd does not say its configuration' })
          : absent({ kind: 'no-permission', why: gap });
      return {
        facts: {
          'server.sshd.effective': missing,
          'server.access': missing,
          'server.host-keys': missing,
          'server.sshd.origins': missing,
          'server.sshd.file-ports': filePorts,
        },
      };
    }
    const groups = (own.one('groups') ?? '').split('\n').filter((name) => name !== '');
    const access: Fact<ServerAccess> =
      ask.user === null
        ? absent({ kind: 'not-applicable', why: 'no account was named' })
        : known(accessOf(config, ask.user, groups, ask.from));
    return {
      facts: {
        'server.sshd.effective': known(effectiveOf(config)),
        'server.access': access,
        'server.host-keys': known(hostKeysOf(own, config)),
        'server.sshd.file-ports': filePorts,
        'server.sshd.origins': known(originsOf(own, config, { user: ask.user, groups, address: ask.from })),
      },
    };
  },
});

/** Why `sshd -T` here may not be what the running sshd would do for this client; undefined: nothing speaks against it. */
export function unsureConfiguration(effective: Section | undefined): string | undefined {
  const why = effective?.one('unsure') ?? '';
  return why === '' ? undefined : why.slice(0, reasonMaxLength);
}

const reasonMaxLength = 200;

/** The files of the configuration, the main one first. */
function filesOf(effective: Section | undefined): readonly SshdFile[] {
  return (effective?.many('config-file') ?? []).map((text) => {
    const end = text.indexOf('\n');
    return end === -1 ? { file: text, text: '' } : { file: text.slice(0, end), text: text.slice(end + 1) };
  });
}

/** Without a Port line sshd takes 22. */
function filePortsOf(own: Section): Fact<readonly number[]> {
  const files = filesOf(own);
  if (files.length === 0) return absent({ kind: 'not-applicable', why: 'there is no sshd_config to read' });
  const lines = sshdLines(files, { user: null, groups: null, address: null });
  const ports = lines.flatMap(({ keyword, value, inMatch }) =>
    keyword === 'port' && !inMatch && /^\d{1,5}/u.test(value) ? [Number.parseInt(value, 10)] : [],
  );
  return known(ports.length === 0 ? [22] : ports);
}

/** Keywords of which a report may name the line. */
const namedKeywords = [
  'port',
  'listenaddress',
  'addressfamily',
  'allowusers',
  'denyusers',
  'allowgroups',
  'denygroups',
  'permitrootlogin',
  'pubkeyauthentication',
  'passwordauthentication',
  'authorizedkeysfile',
  'authenticationmethods',
  'maxstartups',
  'persourcemaxstartups',
];

/** Which line decided, only where that line and `sshd -T` say the same. */
function originsOf(own: Section, config: Settings, context: SshdContext): ServerOrigins {
  const lines = sshdLines(filesOf(own), context);
  return Object.fromEntries(
    namedKeywords.flatMap((keyword) => {
      const line = decidingLine(lines, keyword);
      const said = config.get(keyword)?.join(' ').toLowerCase().split(' ') ?? [];
      const written = line?.value
        .replace(/#.*$/u, '')
        .replaceAll('"', '')
        .trim()
        .toLowerCase()
        .split(/[ \t]+/u)[0];
      const agrees =
        written !== undefined &&
        said.some((one) => one === written || one.startsWith(`${written}:`) || one === sameWord(written));
      return line === undefined || !agrees ? [] : [[keyword, { file: line.file, line: line.line }]];
    }),
  );
}

/** `sshd -T` has one of two names for the same value. */
function sameWord(value: string): string | undefined {
  return value === 'prohibit-password' ? 'without-password' : undefined;
}

/** The keys that HostKey names, by the public halves beside them. */
function hostKeysOf(
  own: Section,
  config: Settings,
): { readonly fingerprints: readonly string[]; readonly whole: boolean } {
  const fingerprints = own.many('host-key').flatMap((text) => {
    const parsed = parsePublicKeyLine(text.split('\n')[0] ?? '');
    return parsed.ok ? [parsed.key.fingerprint] : [];
  });
  return {
    fingerprints,
    whole: fingerprints.length > 0 && fingerprints.length === (config.get('hostkey') ?? []).length,
  };
}

export type Settings = ReadonlyMap<string, readonly string[]>;

/** One keyword (written as `PermitRootLogin` since 10.6) and its value a line; AllowUsers and its kin stand once for each pattern (servconf.c). */
export function settings(text: string): Settings {
  const found = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [, word, value] = /^([A-Za-z0-9]+) (.*)$/u.exec(line) ?? [];
    if (word === undefined || value === undefined) continue;
    const keyword = word.toLowerCase();
    found.set(keyword, [...(found.get(keyword) ?? []), value]);
  }
  return found;
}

function effectiveOf(config: Settings): ServerEffective {
  const one = (name: string, otherwise: string): string => config.get(name)?.[0] ?? otherwise;
  return {
    ports: (config.get('port') ?? []).map(Number).filter((port) => Number.isInteger(port)),
    pubkeyAuthentication: one('pubkeyauthentication', 'yes') !== 'no',
    passwordAuthentication: one('passwordauthentication', 'yes') !== 'no',
    kbdInteractiveAuthentication:
      one('kbdinteractiveauthentication', one('challengeresponseauthentication', 'yes')) !== 'no',
    permitRootLogin: one('permitrootlogin', 'prohibit-password'),
    authorizedKeysFiles: one('authorizedkeysfile', '')
      .split(' ')
      .filter((file) => file !== ''),
    strictModes: one('strictmodes', 'yes') !== 'no',
    usePam: one('usepam', 'no') !== 'no',
    authenticationMethods: one('authenticationmethods', 'any'),
    perSourceMaxStartups: one('persourcemaxstartups', 'none'),
  };
}

/** The order of allowed_user in auth.c; PermitRootLogin comes after it. */
export function accessOf(config: Settings, user: string, groups: readonly string[], from: string | null): ServerAccess {
  const users = (word: string): 'yes' | 'no' | 'undecided' | 'none' => {
    const patterns = config.get(word);
    if (patterns === undefined) return 'none';
    const answers = patterns.flatMap((line) => line.split(' ')).map((pattern) => userMatches(pattern, user, from));
    return answers.includes('yes') ? 'yes' : answers.includes('undecided') ? 'undecided' : 'no';
  };
  const inGroup = (word: string): boolean | undefined => {
    const patterns = config.get(word)?.flatMap((line) => line.split(' '));
    if (patterns === undefined) return undefined;
    return patterns.some((pattern) => groups.some((group) => matchPattern(group, pattern)));
  };
  const denied = users('denyusers');
  if (denied === 'yes') return { kind: 'refused', by: 'DenyUsers' };
  if (denied === 'undecided') return { kind: 'undecided', by: 'DenyUsers' };
  const allowed = users('allowusers');
  if (allowed === 'no') return { kind: 'refused', by: 'AllowUsers' };
  if (allowed === 'undecided') return { kind: 'undecided', by: 'AllowUsers' };
  if (groups.length === 0 && (config.has('denygroups') || config.has('allowgroups')))
    return { kind: 'undecided', by: 'AllowGroups' };
  if (inGroup('denygroups') === true) return { kind: 'refused', by: 'DenyGroups' };
  if (inGroup('allowgroups') === false) return { kind: 'refused', by: 'AllowGroups' };
  if (user === 'root' && config.get('permitrootlogin')?.[0] === 'no') return { kind: 'refused', by: 'PermitRootLogin' };
  return { kind: 'allowed' };
}

/** match_user in match.c: `name` or `name@host`, where host is a pattern or a network. A name of the client cannot be decided here. */
function userMatches(pattern: string, user: string, from: string | null): 'yes' | 'no' | 'undecided' {
  const at = pattern.lastIndexOf('@');
  if (at === -1) return matchPattern(user, pattern) ? 'yes' : 'no';
  if (!matchPattern(user, pattern.slice(0, at))) return 'no';
  return from === null ? 'undecided' : sourceMatches(pattern.slice(at + 1), from);
}

/** Patterns of addresses: digits and dots, or with a colon, which no host name has. */
const addressPattern = /^(?:[\d.*?]+|[\da-f.*?]*:[\da-f:.*?]*)$/iu;

function sourceMatches(pattern: string, from: string): 'yes' | 'no' | 'undecided' {
  if (pattern.includes('/')) {
    if (!ipaddr.isValid(from) || !ipaddr.isValidCIDR(pattern)) return 'undecided';
    const [one, [base, bits]] = [ipaddr.parse(from), ipaddr.parseCIDR(pattern)];
    return one.kind() === base.kind() && one.match(base, bits) ? 'yes' : 'no';
  }
  if (matchPattern(from, pattern.toLowerCase())) return 'yes';
  return addressPattern.test(pattern) ? 'no' : 'undecided';
}
