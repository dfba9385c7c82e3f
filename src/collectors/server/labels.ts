import { absent, known } from '../../contract/fact.ts';
import type { GuardDenial, ServerLabels } from '../../contract/facts/server-labels.ts';
import { guardDenials } from '../../wire/log/guard-denials.ts';
import { defineCollector } from './collector.ts';
import { settings } from './effective.ts';
import type { Section } from './said.ts';

/** SELinux and AppArmor. Tested on captured outputs only: the lab's kernel has neither. */
export const serverLabels = defineCollector({
  id: 'server-labels',
  section: 'labels',
  gives: ['server.labels'],
  read({ own, ask, section }) {
    if (!own.done) return { facts: { 'server.labels': absent({ kind: 'unsupported', why: 'the look did not end' }) } };
    const ports = (settings(section('effective')?.one('config') ?? '').get('port') ?? []).map(Number);
    return { facts: { 'server.labels': known(labelsOf(own, [...ports, ...(ask.port === null ? [] : [ask.port])])) } };
  },
});

function labelsOf(own: Section, ports: readonly number[]): ServerLabels {
  const enforce = own.one('enforce');
  const selinux = enforce === undefined ? null : enforce.trim() === '1' ? 'enforcing' : 'permissive';
  const mode = /\((enforce|complain)\)/u.exec(own.one('profiles') ?? '')?.[1];
  const denials = guardDenials(own.one('denials') ?? '');
  return {
    selinux,
    apparmor: mode === 'enforce' || mode === 'complain' ? mode : null,
    portDenied: portDenied(own, denials, ports),
    wrong: selinux === null ? null : wrongLabel(own),
    keysDenied: denials.findLast(isOfKeys) ?? null,
  };
}

function isOfKeys({ name, permissive, port }: GuardDenial): boolean {
  return !permissive && port === null && name !== null && /(?:^|\/)(?:\.ssh|authorized_keys2?)$/u.test(name);
}

/** `ssh_port_t tcp 2222, 22`; ranges as `6000-6020`. */
function portDenied(
  own: Section,
  denials: readonly GuardDenial[],
  ports: readonly number[],
): number | null | undefined {
  const denied = denials.findLast(
    ({ what, port, permissive }) => !permissive && /\bname_bind\b/u.test(what) && port !== null && ports.includes(port),
  )?.port;
  if (denied === undefined || denied === null) return null;
  const listed = /ssh_port_t\s+tcp\s+(.*)/u.exec(own.one('ports') ?? '')?.[1];
  if (listed === undefined) return undefined;
  const allowed = listed.split(',').some((range) => {
    const [low = 0, high = low] = range.trim().split('-').map(Number);
    return denied >= low && denied <= high;
  });
  return allowed ? null : denied;
}

/** Type of the file's context against the policy's: the third of user:role:type:level. */
function wrongLabel(own: Section): ServerLabels['wrong'] {
  let unsure = false;
  for (const entry of own.many('label')) {
    const [path = '', listing = '', wanted = ''] = entry.split('\n');
    const has = typeOf(listing);
    const wants = typeOf(wanted);
    if (has === undefined || wants === undefined) unsure = true;
    else if (has !== wants) return { path, has, wants };
  }
  return unsure ? undefined : null;
}

function typeOf(text: string): string | undefined {
  return /(?:^|\s)\w+:\w+:(\w+):s\d/u.exec(text)?.[1];
}
