import { providerPort } from '../../../wire/providers/recognise.ts';

/**
 * Ports on which SSH servers really listen, most used first, with who uses them. Hints to test, never truth.
 * Collected from the providers' own pages and from projects' defaults.
 */
export interface UsualPort {
  readonly port: number;
  readonly who: string;
}

const usualPorts: readonly UsualPort[] = [
  { port: 22, who: 'the standard' },
  { port: 2222, who: 'many hosters, containers and virtual machines' },
  { port: 65_002, who: 'Hostinger' },
  { port: 21_098, who: 'Namecheap shared hosting' },
  { port: 18_765, who: 'SiteGround' },
  { port: 7822, who: 'A2 Hosting' },
  { port: 8022, who: 'Termux on Android' },
  { port: 443, who: 'git hosts, and servers that share the port of the web' },
  { port: 23, who: 'Hetzner Storage Box' },
  { port: 24, who: 'SiteWorx SFTP' },
  { port: 2022, who: 'second SSH servers' },
  { port: 2200, who: 'second SSH servers' },
  { port: 222, who: 'second SSH servers' },
  { port: 22_022, who: 'second SSH servers' },
  { port: 29_418, who: 'Gerrit' },
];

/** Ports to try for this host, best first, without the one that was asked for: its provider's own before all others. */
export function portsToTry(host: string, user: string | null, asked: number): readonly UsualPort[] {
  const own = providerPort(host, user);
  const others = usualPorts.filter(({ port }) => port !== asked && port !== own);
  return own === undefined || own === asked ? others : [{ port: own, who: 'the provider of this name' }, ...others];
}
