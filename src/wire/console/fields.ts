import type { FactKey } from '../../contract/facts/registry.ts';
import type { ServerFacts } from '../../contract/facts/server.ts';

/**
 * What check.sh can know: one sh variable for each field of a fact of the server's inside. In sh '' means unknown,
 * `null` known not to be there; a list is its elements with blanks between, the empty list `-`.
 */
export interface ConsoleField {
  readonly key: FactKey & keyof ServerFacts;
  /** `unsafe.what`; `kind` is the kind of a union. */
  readonly path: string;
  readonly type: 'flag' | 'number' | 'word' | 'text' | 'numbers';
  /** How the short code carries it; without, it stays on the console. */
  readonly carried?: Carried;
  /** What stands for it in words when a code did not carry it. */
  readonly stand?: string;
}

export type Carried =
  /** One of these; another value is not carried. */
  | { readonly as: 'one-of'; readonly words: readonly string[]; readonly other?: string }
  /** 0 to `most`; `atMost`: a greater number is carried as `most`, else not at all. */
  | { readonly as: 'number'; readonly most: number; readonly atMost: boolean }
  /** Whether the text holds this saying; its first letter in either case. */
  | { readonly as: 'says'; readonly saying: string };

const flag: Carried = { as: 'one-of', words: ['true', 'false'] };
const upToTwo: Carried = { as: 'number', most: 2, atMost: true };
const oneOf = (...words: readonly string[]): Carried => ({ as: 'one-of', words });

/** The order is the order in the code: it changes with the code's version only. */
export const consoleFields: readonly ConsoleField[] = [
  { key: 'server.view', path: 'root', type: 'flag', carried: flag },
  { key: 'server.sshd.installed', path: 'installed', type: 'flag', carried: flag },
  { key: 'server.sshd.running', path: 'running', type: 'flag', carried: flag },
  { key: 'server.sshd.listening', path: 'count', type: 'number', carried: upToTwo },
  { key: 'server.sshd.listening', path: 'reachable', type: 'number', carried: upToTwo },
  { key: 'server.sshd.listening', path: 'anywhere', type: 'number', carried: upToTwo },
  // The first port only; 65536: none.
  {
    key: 'server.sshd.listening',
    path: 'ports',
    type: 'numbers',
    carried: { as: 'number', most: 65_536, atMost: false },
  },
  {
    key: 'server.sshd.listening',
    path: 'otherProgram',
    type: 'word',
    carried: {
      as: 'one-of',
      words: [
        'null',
        'nginx',
        'apache2',
        'httpd',
        'haproxy',
        'docker-proxy',
        'sslh',
        'endlessh',
        'stunnel',
        'python3',
        'node',
        'socat',
        'java',
      ],
      other: 'another program',
    },
  },
  { key: 'server.service', path: 'masked', type: 'flag', carried: flag },
  { key: 'server.service', path: 'makesRunFolder', type: 'flag', carried: flag },
  {
    key: 'server.service',
    path: 'result',
    type: 'word',
    carried: oneOf('null', 'success', 'start-limit-hit', 'exit-code', 'timeout', 'signal'),
  },
  { key: 'server.service', path: 'lastLines', type: 'text', carried: { as: 'says', saying: 'Address already in use' } },
  {
    key: 'server.sshd.check',
    path: 'kind',
    type: 'word',
    carried: oneOf(
      'ok',
      'config',
      'no-host-keys',
      'host-key-permissions',
      'privsep-folder',
      'privsep-user',
      'library',
      'failed',
    ),
  },
  { key: 'server.sshd.check', path: 'line', type: 'number', carried: { as: 'number', most: 509, atMost: false } },
  { key: 'server.sshd.check', path: 'file', type: 'text', carried: oneOf('null', '/etc/ssh/sshd_config') },
  { key: 'server.sshd.check', path: 'text', type: 'text', stand: 'the console shows its words' },
  { key: 'server.sshd.effective', path: 'pubkeyAuthentication', type: 'flag', carried: flag },
  { key: 'server.sshd.effective', path: 'strictModes', type: 'flag', carried: flag },
  { key: 'server.sshd.effective', path: 'usePam', type: 'flag', carried: flag },
  { key: 'server.access', path: 'kind', type: 'word', carried: oneOf('allowed', 'refused', 'undecided') },
  {
    key: 'server.access',
    path: 'by',
    type: 'word',
    carried: oneOf('DenyUsers', 'AllowUsers', 'DenyGroups', 'AllowGroups', 'PermitRootLogin'),
  },
  { key: 'server.account', path: 'kind', type: 'word', carried: oneOf('absent', 'present') },
  { key: 'server.account', path: 'uid', type: 'number', carried: { as: 'number', most: 1, atMost: true } },
  {
    key: 'server.account',
    path: 'shellState',
    type: 'word',
    carried: oneOf('ok', 'missing', 'not-executable', 'nologin'),
  },
  { key: 'server.account', path: 'shell', type: 'text', stand: '<its shell>' },
  { key: 'server.account', path: 'home', type: 'text', stand: '<its home>' },
  { key: 'server.account', path: 'homeState', type: 'word', carried: oneOf('ok', 'missing') },
  { key: 'server.account', path: 'locked', type: 'flag', carried: flag },
  { key: 'server.account', path: 'expired', type: 'flag', carried: flag },
  { key: 'server.account', path: 'passwordExpired', type: 'flag', carried: flag },
  { key: 'server.nologin', path: 'present', type: 'flag', carried: flag },
  {
    key: 'server.nologin',
    path: 'file',
    type: 'text',
    carried: oneOf('null', '/etc/nologin', '/run/nologin', '/var/run/nologin'),
  },
  { key: 'server.authorized-keys', path: 'kind', type: 'word', carried: oneOf('read', 'none') },
  { key: 'server.authorized-keys', path: 'otherSources', type: 'flag', carried: flag },
  { key: 'server.authorized-keys', path: 'unsafe.what', type: 'word', carried: oneOf('null', 'file', 'folder') },
  { key: 'server.authorized-keys', path: 'unsafe.path', type: 'text', stand: '<path>' },
  { key: 'server.authorized-keys', path: 'unsafe.mode', type: 'text', stand: '<mode>' },
  { key: 'server.authorized-keys', path: 'unsafe.owner', type: 'text', stand: '<owner>' },
  {
    key: 'server.authorized-keys',
    path: 'brokenLines',
    type: 'numbers',
    carried: { as: 'number', most: 125, atMost: false },
  },
  { key: 'server.ban', path: 'kind', type: 'word', carried: oneOf('none', 'banned') },
  { key: 'server.ban', path: 'tool', type: 'word', carried: oneOf('fail2ban', 'hosts.deny') },
  { key: 'server.ban', path: 'jail', type: 'text', carried: oneOf('null', 'sshd'), stand: '<jail>' },
  { key: 'server.ban', path: 'ofSsh', type: 'flag', carried: flag },
  { key: 'server.ban', path: 'address', type: 'text' },
];

/** The variable in sh: `sshd_check_kind`. */
export function shName({ key, path }: Pick<ConsoleField, 'key' | 'path'>): string {
  return `${key.slice('server.'.length)}.${path}`.replace(/[^A-Za-z0-9]/gu, '_');
}

/** How many values the code tells apart; 0 stands for unknown. */
export function radixOf(carried: Carried): number {
  if (carried.as === 'says') return 3;
  if (carried.as === 'number') return carried.most + 2;
  return carried.words.length + (carried.other === undefined ? 1 : 2);
}
