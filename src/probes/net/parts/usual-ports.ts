/**
 * Ports on which SSH servers really listen, most used first, with who uses them. Hints to test, never truth.
 * Collected from the providers' own pages and from projects' defaults.
 */
export interface UsualPort {
  readonly port: number;
  readonly who: string;
  /** Ends of host names, or user names, that make this port the first guess. */
  readonly hostEnds?: readonly string[];
  readonly userPattern?: RegExp;
}

const usualPorts: readonly UsualPort[] = [
  { port: 22, who: 'the standard' },
  {
    port: 2222,
    who: 'many hosters, containers and virtual machines',
    hostEnds: ['.hostgator.com', '.inmotionhosting.com', '.drush.in'],
  },
  { port: 65002, who: 'Hostinger', userPattern: /^u\d{9}$/ },
  { port: 21098, who: 'Namecheap shared hosting', hostEnds: ['.web-hosting.com'] },
  {
    port: 18765,
    who: 'SiteGround',
    hostEnds: ['.siteground.biz', '.siteground.net', '.siteground.com', '.sg-host.com'],
  },
  { port: 7822, who: 'A2 Hosting', hostEnds: ['.a2hosting.com'] },
  { port: 8022, who: 'Termux on Android' },
  {
    port: 443,
    who: 'git hosts, and servers that share the port of the web',
    hostEnds: ['ssh.github.com', 'altssh.gitlab.com', 'altssh.bitbucket.org'],
  },
  { port: 23, who: 'Hetzner Storage Box', hostEnds: ['.your-storagebox.de'] },
  { port: 24, who: 'SiteWorx SFTP' },
  { port: 2022, who: 'second SSH servers' },
  { port: 2200, who: 'second SSH servers' },
  { port: 222, who: 'second SSH servers' },
  { port: 22022, who: 'second SSH servers' },
  { port: 29418, who: 'Gerrit' },
];

/** Ports to try for this host, best first, without the one that was asked for. */
export function portsToTry(host: string, user: string | null, asked: number): readonly UsualPort[] {
  const name = host.toLowerCase();
  const hinted = (entry: UsualPort) =>
    entry.hostEnds?.some((end) => name.endsWith(end)) === true ||
    (user !== null && entry.userPattern?.test(user) === true);
  const others = usualPorts.filter(({ port }) => port !== asked);
  return [...others.filter(hinted), ...others.filter((entry) => !hinted(entry))];
}
