import type { Question } from '../contract/explanation.ts';
import type { Finding } from '../contract/report.ts';

/** Most questions asked of a person. */
const askedMax = 3;
/** Movement of the shares that a question must promise, of 1. */
const worthFrom = 0.004;
/** Causes whose shares are looked at. */
const consideredMax = 25;

/** What may be asked. Each answer is a word of the vocabulary in wire/errors/words.ts. */
const questions: readonly Question[] = [
  { key: 'other-network', asks: 'Does it work from another network, such as a phone as hotspot?' },
  { key: 'worked-before', asks: 'Did the same login work before?' },
  { key: 'other-client', asks: 'Does another program on this machine get in?' },
  { key: 'other-machine', asks: 'Does it work from another machine?' },
  { key: 'lan', asks: 'Does it work from inside the network of the server?' },
  { key: 'ipv4', asks: 'Does it work with ssh -4?' },
  { key: 'password', asks: 'Does the login with a password work?' },
  { key: 'login', asks: 'Does a plain ssh to the same account work?' },
  { key: 'after-upgrade', asks: 'Was something upgraded since it last worked?' },
  { key: 'server-upgrade', asks: 'Was the server upgraded since it last worked?' },
  { key: 'client-upgrade', asks: 'Was the program on this side upgraded since it last worked?' },
  { key: 'after-reboot', asks: 'Was the server restarted since it last worked?' },
  { key: 'config-changed', asks: "Was the server's configuration changed since it last worked?" },
  { key: 'port-changed', asks: 'Was the SSH port of the server changed?' },
  { key: 'reinstalled', asks: 'Was the server installed anew?' },
  { key: 'fresh-host', asks: 'Is the server new?' },
  { key: 'firewall-enabled', asks: 'Was a firewall switched on lately?' },
  { key: 'key-added', asks: 'Was a line added to authorized_keys lately?' },
  { key: 'repeated-failures', asks: 'Were there several failed logins before?' },
  { key: 'many-at-once', asks: 'Are many connections opened at about the same time?' },
  { key: 'sometimes', asks: 'Does it work now and then?' },
  { key: 'idle', asks: 'Does it happen after a time without typing?' },
  { key: 'address-changed', asks: 'Has the address you connect from changed?' },
  { key: 'cloud', asks: 'Is the server an instance in a cloud?' },
  { key: 'shared-hosting', asks: 'Is it an account at a web host, not a machine of your own?' },
  { key: 'container', asks: 'Does the server run in a container?' },
  { key: 'windows-server', asks: 'Is the server a Windows machine?' },
  { key: 'wsl2', asks: 'Does the server run in WSL 2?' },
  { key: 'ci', asks: 'Does this run in a CI job?' },
  { key: 'other-user', asks: 'Does this run as another user than the one whose key it is?' },
  { key: 'vpn', asks: 'Is a VPN in use, or needed to reach the server?' },
  { key: 'proxy-tool', asks: 'Does a proxy program send the traffic of this machine elsewhere?' },
  { key: 'jump', asks: 'Does the connection go through a jump host?' },
  { key: 'selinux', asks: 'Is SELinux enforcing on the server?' },
  { key: 'root-login', asks: 'Is the login as root?' },
  { key: 'old-server', asks: 'Is the server an old device or system?' },
];

/**
 * The questions that would move the ranking most, the most deciding first: how far a yes shifts the shares, times how much
 * the causes that it speaks for have now. `ranked` judges with more answers.
 */
export function decidingQuestions(
  now: readonly Finding[],
  ranked: (answer: string) => readonly Finding[],
  answered: ReadonlySet<string>,
): readonly Question[] {
  if (now.length < 2 || now[0]?.verdict === 'proven') return [];
  const before = shares(now);
  return questions
    .filter(({ key }) => !answered.has(key))
    .map((question) => ({ question, worth: worthOf(before, shares(ranked(`${question.key}=yes`))) }))
    .filter(({ worth }) => worth >= worthFrom)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, askedMax)
    .map(({ question }) => question);
}

function shares(list: readonly Finding[]): ReadonlyMap<string, number> {
  return new Map(list.map(({ id, share }) => [id, share]));
}

function worthOf(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
  const leading = [...before].sort((a, b) => b[1] - a[1]).slice(0, consideredMax);
  const moved = leading.map(([id, share]) => ({ share, up: (after.get(id) ?? 0) - share }));
  const shift = moved.reduce((sum, { up }) => sum + Math.abs(up), 0) / 2;
  const likely = moved.reduce((sum, { share, up }) => sum + (up > 0 ? share : 0), 0);
  return shift * likely;
}
