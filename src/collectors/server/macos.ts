import { absent, known } from '../../contract/fact.ts';
import type { ServerMacos } from '../../contract/facts/server-platform.ts';
import { defineCollector } from './collector.ts';
import type { Section } from './said.ts';

/** Remote Login, its group and the firewalls of a Mac. Never run there by its authors: docs/platforms.md. */
export const serverMacos = defineCollector({
  id: 'server-macos',
  section: 'macos',
  gives: ['server.macos'],
  read({ own }) {
    const fact =
      own.one('system') === 'Darwin'
        ? known(macosOf(own))
        : absent({ kind: 'not-applicable' as const, why: 'the server is no Mac' });
    return { facts: { 'server.macos': fact } };
  },
});

export function macosOf(own: Section): ServerMacos {
  const groups = own.many('group');
  const chosenUsers = groups.includes('com.apple.access_ssh');
  return {
    remoteLogin: remoteLoginOf(own),
    chosenUsers,
    userChosen: chosenUsers ? memberOf(own.one('member')) : null,
    firewall: firewallOf(own.one('firewall')),
    sshInFirewall: appOf(own.one('apps')),
    packetFilter: packetFilterOf(own.one('packets')),
  };
}

function packetFilterOf(text: string | undefined): boolean | null {
  if (text === undefined || !text.includes('Status:')) return null;
  return text.includes('Status: Enabled');
}

/** `Remote Login: On`; launchd says `=> disabled` since macOS 13 and `=> true` before, and knows no job that is off. */
function remoteLoginOf(own: Section): 'on' | 'off' | null {
  const said = /^Remote Login: (On|Off)$/imu.exec(own.one('remote') ?? '')?.[1]?.toLowerCase();
  if (said === 'on' || said === 'off') return said;
  const disabled = /"com\.openssh\.sshd" => (\w+)/u.exec(own.one('disabled') ?? '')?.[1];
  if (disabled === 'disabled' || disabled === 'true') return 'off';
  return own.one('job') === '0' ? 'on' : null;
}

/** `yes me is a member of …`, `no me is NOT a member of …`. */
function memberOf(text: string | undefined): boolean | null {
  if (/^yes /mu.test(text ?? '')) return true;
  return /^no /mu.test(text ?? '') ? false : null;
}

function firewallOf(text: string | undefined): ServerMacos['firewall'] {
  const state = /\(State = ([012])\)/u.exec(text ?? '')?.[1];
  if (state === '2') return 'block-all';
  if (state === undefined) return null;
  return state === '1' ? 'on' : 'off';
}

/** The entry of the program that takes the connection; `sshd-session` has one too, which does not count. */
function appOf(text: string | undefined): ServerMacos['sshInFirewall'] {
  const found = /\/(?:sshd-keygen-wrapper|sshd)\s*\n\s*\(\s*(Allow|Block) incoming connections\s*\)/u.exec(text ?? '');
  if (found === null) return null;
  return found[1] === 'Allow' ? 'allowed' : 'blocked';
}
