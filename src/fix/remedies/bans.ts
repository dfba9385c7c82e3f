import type { FixStep } from '../../contract/fix.ts';
import { Declined, needed, type Scene } from '../scene.ts';
import { putText } from '../steps/sshd-config.ts';
import { readText } from '../steps/text-file.ts';
import { shellWord } from '../words.ts';

/** Addresses of this client as the server knows them: the banned one, and where nothing translates it, its others. */
function addressesOf(scene: Scene, banned: string): readonly string[] {
  const own = scene.value('client.network')?.addresses ?? [];
  return own.includes(banned) ? [...new Set([banned, ...own])] : [banned];
}

export async function unban(scene: Scene): Promise<readonly FixStep[]> {
  await scene.look('server', []);
  const ban = needed(scene.value('server.ban'), 'the ban');
  if (ban.kind !== 'banned' || ban.tool !== 'fail2ban' || ban.jail === null)
    throw new Declined('No ban of this address is seen any more.');
  const jail = shellWord(ban.jail);
  const addresses = addressesOf(scene, ban.address).filter((one) => /^[0-9a-fA-F:.]+$/u.test(one));
  return [
    {
      kind: 'fail2ban.unban',
      where: 'server',
      title: `Lift the ban of ${addresses.join(' and ')} in fail2ban's jail ${ban.jail}.`,
      grade: 'safe',
      operations: addresses.map((address) => ({
        kind: 'run',
        shows: `fail2ban-client set ${jail} unbanip ${address}`,
        does: `the unbanning of ${address}`,
        run: `fail2ban-client set ${jail} unbanip ${address}`,
        undo: null,
        done: `! fail2ban-client status ${jail} | grep -qwF ${address}`,
      })),
      undoSays: 'Undo does not ban the address again. What led to the failed logins will, unless it is put right.',
    },
  ];
}

/** hosts_access(5): /etc/hosts.allow is asked before /etc/hosts.deny. */
export async function allowInWrappers(scene: Scene): Promise<readonly FixStep[]> {
  const ban = needed(scene.value('server.ban'), 'the line that refuses the address');
  if (ban.kind !== 'banned' || (ban.tool !== 'hosts.deny' && ban.tool !== 'denyhosts'))
    throw new Declined('/etc/hosts.deny refuses this address no more.');
  const seen = await scene.look('server', ['/etc/hosts.allow']);
  const before = readText(seen, '/etc/hosts.allow');
  const addresses = addressesOf(scene, ban.address).map((one) => (one.includes(':') ? `[${one}]` : one));
  const gap = before.text === '' || before.text.endsWith('\n') ? '' : '\n';
  return [
    {
      kind: 'hosts-allow',
      where: 'server',
      title: `Let sshd take connections from ${addresses.join(' and ')}, whatever /etc/hosts.deny says.`,
      grade: 'reversible',
      operations: [putText('/etc/hosts.allow', before, `${before.text}${gap}sshd: ${addresses.join(', ')}\n`)],
    },
  ];
}
