import { absent, known } from '../../contract/fact.ts';
import type { ServerInterface, ServerNetwork } from '../../contract/facts/server-machine.ts';
import { defineCollector } from './collector.ts';
import type { Section } from './said.ts';

/** Interfaces, addresses and routes of the server, as `ip` shows them. */
export const serverNetwork = defineCollector({
  id: 'server-network',
  section: 'network',
  gives: ['server.machine.network'],
  read({ own, ask }) {
    const gap = own.one('gap');
    if (gap !== undefined) return { facts: { 'server.machine.network': absent({ kind: 'unsupported', why: gap }) } };
    return { facts: { 'server.machine.network': known(networkOf(own, ask.from)) } };
  },
});

export function networkOf(own: Section, from: string | null): ServerNetwork {
  const addresses = (own.one('address') ?? '').split('\n').flatMap((line) => {
    // `2: eth0    inet6 fd00:3::2/64 scope global dadfailed tentative nodad \ …`; scope link is no address to call.
    const found = /^\d+:\s+(\S+)\s+inet6?\s+([0-9a-f.:]+)\S*\s(.*)$/u.exec(line);
    const [, name = '', address = '', rest = ''] = found ?? [];
    if (found === null || /\bscope (?:link|host)\b/u.test(rest)) return [];
    return [{ name: plain(name), address, duplicate: /\bdadfailed\b/u.test(rest) }];
  });
  const interfaces = (own.one('link') ?? '').split('\n').flatMap((line): ServerInterface[] => {
    const [, name = '', flags = '', mtu = ''] = /^\d+:\s+([^:\s]+):\s+<([^>]*)>.*?\bmtu (\d+)/u.exec(line) ?? [];
    if (name === '' || flags.split(',').includes('LOOPBACK')) return [];
    const mine = addresses.filter((one) => one.name === plain(name));
    const words = flags.split(',');
    return [
      {
        name: plain(name),
        up: words.includes('UP'),
        carrier: words.includes('LOWER_UP'),
        mtu: Number(mtu),
        addresses: mine.map(({ address }) => address),
        duplicates: mine.filter(({ duplicate }) => duplicate).map(({ address }) => address),
      },
    ];
  });
  const usable = interfaces.filter(({ up, carrier, addresses: own }) => up && carrier && own.length > 0);
  const defaultRoutes = ([4, 6] as const).filter((family) =>
    (own.one(family === 4 ? 'route' : 'route-six') ?? '').split('\n').some((line) => line.startsWith('default ')),
  );
  return {
    interfaces,
    usable: usable.map(({ name }) => name),
    duplicates: interfaces.flatMap(({ duplicates }) => duplicates),
    defaultRoutes,
    lacksDefault: from === null ? null : !defaultRoutes.includes(from.includes(':') ? 6 : 4),
    wayToClient: wayOf(own.one('way')),
  };
}

/** An interface's name without the one it hangs on: `eth0@if12`. */
function plain(name: string): string {
  return name.replace(/@.*$/u, '').replace(/:$/u, '');
}

/** The exit status of `ip route get`, and what it said: `RTNETLINK answers: Network is unreachable`. */
function wayOf(said: string | undefined): ServerNetwork['wayToClient'] {
  const [status, ...lines] = (said ?? '').split('\n');
  const text = lines.join('\n');
  if (status === '0') return /^(?:unreachable|prohibit|blackhole) /u.test(text) ? 'none' : 'ok';
  return /Network is unreachable|No route to host|Network unreachable|Invalid argument/u.test(text) ? 'none' : null;
}
