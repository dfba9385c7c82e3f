import { absent, known } from '../../contract/fact.ts';
import type { ServerWindowsFirewall } from '../../contract/facts/server-platform.ts';
import { defineCollector } from '../server/collector.ts';
import { askedPort } from '../server/listen.ts';
import type { Section } from '../server/said.ts';

/** Windows Firewall's answer for the port asked for. */
export const serverWindowsFirewall = defineCollector({
  id: 'server-windows-firewall',
  section: 'firewall-windows',
  gives: ['server.windows.firewall'],
  read({ own, section, ask }) {
    const judged = firewallOf(own, askedPort(section('listen'), ask));
    return {
      facts: {
        'server.windows.firewall':
          judged === undefined
            ? absent({ kind: 'unsupported', why: 'Windows Firewall does not show its profiles or rules' })
            : known(judged),
      },
    };
  },
});

interface Rule {
  readonly name: string;
  readonly blocks: boolean;
  /** It needs more to be known: addresses, or another program's name. */
  readonly sure: boolean;
}

/** Blocking rules win over allowing ones; without any the profile's default decides, and that is to block. */
export function firewallOf(own: Section, port: number): ServerWindowsFirewall | undefined {
  const profiles = own.many('profile').map((line) => line.split('|'));
  const networks = own.many('network');
  if (profiles.length === 0 || own.one('whole') !== '1') return undefined;
  const inForce = [...new Set(networks.map((name) => (name === 'DomainAuthenticated' ? 'Domain' : name)))];
  // A machine without a network that it knows uses Public.
  const names = inForce.length === 0 ? ['Public'] : inForce;
  const verdicts = names.map((name) => {
    const [, enabled = '', inbound = ''] = profiles.find(([own]) => own === name) ?? [];
    if (enabled !== 'True' && enabled !== '1') return { letsIn: true, rule: null };
    const rules = own.many('rule').flatMap((line) => ruleOf(line, name, port));
    const blocking = rules.find(({ blocks, sure }) => blocks && sure);
    if (blocking !== undefined) return { letsIn: false, rule: blocking.name };
    if (rules.some(({ blocks }) => blocks)) return { letsIn: null, rule: null };
    const allowing = rules.find(({ blocks, sure }) => !blocks && sure);
    if (allowing !== undefined) return { letsIn: true, rule: allowing.name };
    if (rules.length > 0) return { letsIn: null, rule: null };
    return { letsIn: inbound === 'Allow' || inbound === '2', rule: null };
  });
  // The connection comes in by one of them; which one is not known.
  const same = verdicts.every(({ letsIn }) => letsIn === verdicts[0]?.letsIn);
  return {
    letsIn: same ? (verdicts[0]?.letsIn ?? null) : null,
    profiles: names,
    rule: same ? (verdicts[0]?.rule ?? null) : null,
  };
}

/** `OpenSSH-Server-In-TCP|Allow|Private|22|Any|C:\…\sshd.exe|Any`: what of it applies to this profile and port. */
function ruleOf(line: string, profile: string, port: number): readonly Rule[] {
  const [name = '', action = '', where = '', ports = '', from = '', program = '', service = ''] = line.split('|');
  const here = where === 'Any' || where.split(/,\s*/u).includes(profile);
  if (!here || !coversPort(ports, port)) return [];
  const anyProgram = program === '' || program === 'Any';
  const ofSsh = /[\\/]sshd\.exe$/iu.test(program);
  const ofService = service !== '' && service !== 'Any';
  if ((!anyProgram && !ofSsh) || (ofService && service.toLowerCase() !== 'sshd')) return [];
  return [{ name: name.slice(0, 100), blocks: action === 'Block', sure: from === 'Any' }];
}

function coversPort(ports: string, port: number): boolean {
  return ports.split(',').some((part) => {
    if (part === 'Any') return true;
    const [, first, last] = /^(\d+)(?:-(\d+))?$/u.exec(part.trim()) ?? [];
    return first !== undefined && port >= Number(first) && port <= Number(last ?? first);
  });
}
