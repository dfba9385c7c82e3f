import type { FactKey } from '../../contract/facts/registry.ts';
import { addressName } from '../../probes/client/address-name.ts';
import { contrastHost } from '../../probes/net/contrast-host.ts';
import { impossibleConnect } from '../../probes/net/impossible-connect.ts';
import { ping } from '../../probes/net/ping.ts';
import { addressesOf, otherKnownHosts } from '../known-hosts-side.ts';
import { lookAtOtherAddress, otherAddresses } from '../other-address.ts';
import { isKnownByName } from '../provider.ts';
import { askServers } from '../reach.ts';
import {
  type At,
  bannerKind,
  closedPortsAtMost,
  connectKind,
  refusedPortOf,
  roomForConnection,
  subjectOf,
} from './at.ts';
import { takePortSearch } from './port-search.ts';
import { silentAddressOf, takeContrastPorts, takeSilentAddress } from './silent-address.ts';
import { takeWhoRefused } from './who-refused.ts';

/** A look that may separate candidates, taken only when its facts are wanted and the picture asks for it. */
export interface NextLook {
  readonly id: string;
  readonly gives: readonly FactKey[];
  /** Looks of one round run side by side; a later round knows what the earlier ones saw. */
  readonly round: 1 | 2 | 3 | 4;
  readonly applies: (at: At) => boolean;
  /** Taken even when no proof asks for it yet: what it shows, other causes than the leading ones are about. */
  readonly always?: true;
  readonly take: (at: At) => Promise<void>;
}

/** Looks that open one more connection to an SSH port: with the wire code, which most failures never need. */
const secondLooks = () => import('./second-looks.ts');

export const nextLooks: readonly NextLook[] = [
  {
    id: 'name-servers',
    gives: ['name.servers', 'name.search-domain'],
    round: 1,
    applies: (at) => at.run.value('name.lookup', { hop: at.hop })?.kind === 'addresses' && !searchDomainHelped(at),
    take: ({ run, hop, effective }) => askServers(run, hop, effective),
  },
  {
    id: 'search-domain',
    gives: ['name.servers', 'name.search-domain'],
    round: 1,
    always: true,
    applies: (at) => searchDomainHelped(at) && connectKind(at) !== 'open',
    take: ({ run, hop, effective }) => askServers(run, hop, effective),
  },
  {
    id: 'address-name',
    gives: ['address.name'],
    round: 1,
    always: true,
    applies: ({ run, hop, focus }) => {
      const range = run.value('address.kind', focus)?.range;
      return range !== 'loopback' && range !== 'link-local' && !isKnownByName(run, hop);
    },
    take: ({ run, hop, address }) => run.look(addressName, { address }, { hop, address }),
  },
  {
    id: 'contrast-ports',
    gives: ['tcp.connect'],
    round: 1,
    applies: (at) => ['silent', 'unreachable'].includes(connectKind(at) ?? ''),
    take: (at) => takeContrastPorts(at),
  },
  {
    id: 'ping',
    gives: ['address.ping'],
    round: 1,
    applies: (at) => ['silent', 'unreachable'].includes(connectKind(at) ?? ''),
    take: (at) =>
      at.run.look(
        ping,
        {
          address: at.address,
          platform: at.run.value('client.system', { hop: 0 })?.platform ?? 'other',
          signal: at.run.signal,
        },
        subjectOf(at),
      ),
  },
  {
    id: 'contrast-host',
    gives: ['contrast.ssh-port'],
    round: 1,
    applies: (at) => at.run.request.contrast && ['silent', 'unreachable', 'refused'].includes(connectKind(at) ?? ''),
    take: async (at) => {
      const hosts = await otherKnownHosts(at.run, at.hop, at.effective);
      if (hosts.length > 0)
        await at.run.look(
          contrastHost,
          { hosts, except: await everyAddress(at), signal: at.run.signal },
          { hop: at.hop },
        );
    },
  },
  {
    // SSH works at one address of the name, and another that ssh tries first is silent: a rule there, or a way that ends?
    id: 'silent-address',
    gives: ['tcp.connect', 'path.refuser', 'path.hops'],
    round: 1,
    always: true,
    applies: (at) => connectKind(at) === 'open' && silentAddressOf(at) !== undefined,
    take: takeSilentAddress,
  },
  {
    id: 'ssh-kex-short',
    gives: ['kex.short'],
    round: 1,
    applies: (at) =>
      roomForConnection(at) &&
      ['silent', 'closed', 'reset', 'bad-packet', 'failed'].includes(
        at.run.value('kex.exchange', at.focus)?.kind ?? '',
      ),
    take: async (at) => (await secondLooks()).takeKexShort(at),
  },
  {
    id: 'ssh-kex-classic',
    gives: ['kex.classic'],
    round: 2,
    applies: (at) =>
      roomForConnection(at) &&
      at.run.value('kex.short', at.focus)?.kind === 'done' &&
      at.run.value('kex.ours', { hop: at.hop }) !== undefined,
    take: async (at) => (await secondLooks()).takeKexClassic(at),
  },
  {
    id: 'ssh-hostkey-again',
    gives: ['hostkey.seen'],
    round: 1,
    applies: (at) =>
      roomForConnection(at) &&
      (at.run.value('hostkey.known', at.focus)?.kind === 'changed' ||
        at.run.value('login.outcome', at.focus)?.kind === 'hostkey-refused') &&
      at.run.value('hostkey.seen', at.focus) === undefined,
    take: async (at) => (await secondLooks()).takeHostKeyAgain(at),
  },
  {
    id: 'tls-hello',
    gives: ['banner.tls'],
    round: 1,
    applies: (at) => roomForConnection(at) && endedAsWeSpoke(at),
    take: async (at) => (await secondLooks()).takeTlsHello(at),
  },
  {
    id: 'impossible-connect',
    gives: ['tcp.accepts-impossible'],
    round: 1,
    applies: maybeIntercepted,
    take: (at) => at.run.look(impossibleConnect, { port: at.port, signal: at.run.signal }, { hop: at.hop }),
  },
  {
    id: 'ssh-banner-again',
    gives: ['banner.again'],
    round: 1,
    applies: (at) =>
      roomForConnection(at) &&
      ['closed', 'reset', 'limit-text', 'silent'].includes(bannerKind(at) ?? '') &&
      at.run.value('banner.again', at.focus) === undefined,
    take: async (at) => (await secondLooks()).takeBannerAgain(at),
  },
  {
    // Our look came through and ssh right after it did not: a limit on new connections, or something about ssh's packets?
    id: 'connect-again',
    gives: ['tcp.again'],
    round: 1,
    always: true,
    applies: (at) =>
      roomForConnection(at) &&
      connectKind(at) === 'open' &&
      silentAddressOf(at) === undefined &&
      sshFailedToConnect(at),
    take: async (at) => (await secondLooks()).takeConnectAgain(at),
  },
  {
    id: 'other-address',
    gives: ['tcp.connect', 'banner.read', 'address.kind'],
    round: 2,
    always: true,
    applies: (at) => connectKind(at) !== 'open',
    take: (at) => lookAtOtherAddress(at.run, at.hop, at.effective),
  },
  {
    id: 'who-refused',
    gives: ['path.refuser', 'path.hops'],
    round: 2,
    always: true,
    applies: (at) => ['refused', 'unreachable', 'silent', 'forbidden-here'].includes(connectKind(at) ?? ''),
    take: takeWhoRefused,
  },
  {
    id: 'port-search',
    gives: ['banner.read', 'hostkey.known', 'tcp.connect'],
    round: 3,
    applies: (at) =>
      at.run.request.portSearch &&
      at.run.spentOn(at.address).closedPorts < closedPortsAtMost &&
      (connectKind(at) !== 'open' || wrongService(at)),
    take: takePortSearch,
  },
  {
    // How far away the host answers for itself: it confirms, or corrects, what hop limits said of the port asked for.
    id: 'who-refused-elsewhere',
    gives: ['path.refuser', 'path.hops'],
    round: 4,
    always: true,
    applies: (at) => refuserNotConfirmed(at) && !lookedAt(at, refusedPortOf(at)),
    take: (at) => takeWhoRefused({ ...at, port: refusedPortOf(at) ?? at.port }),
  },
];

/** Every address that the name of the host has: none of them is another host. */
async function everyAddress({ run, hop, effective }: At): Promise<readonly string[]> {
  return [...addressesOf(run, hop), ...(await otherAddresses(run, hop, effective))];
}

/** Silent until it had our version line, and then over: as a server of another protocol does that speaks second. */
function endedAsWeSpoke(at: At): boolean {
  const banner = at.run.value('banner.read', at.focus);
  return (banner?.kind === 'closed' || banner?.kind === 'reset') && banner.spoke && banner.text === null;
}

function sshFailedToConnect({ run, focus }: At): boolean {
  const outcome = run.value('login.outcome', focus);
  return (outcome?.kind === 'timed-out' || outcome?.kind === 'not-reached') && outcome.stage === 'connect';
}

/** Also true where there is no such port. */
function lookedAt({ run, hop, address }: At, port: number | undefined): boolean {
  return port === undefined || run.value('path.refuser', { hop, address, port }) !== undefined;
}

/** A single word has an address, and search domains are set: the name that was found may be another one than meant. */
function searchDomainHelped({ run, hop }: At): boolean {
  const form = run.value('name.form', { hop });
  const found = run.value('name.lookup', { hop })?.kind === 'addresses';
  return found && form !== undefined && form.labels === 1 && form.searchDomains.length > 0;
}

function refuserNotConfirmed({ run, focus }: At): boolean {
  const refuser = run.value('path.refuser', focus);
  return (
    (refuser?.kind === 'router' && refuser.how === 'ttl' && refuser.validated !== true) || refuser?.kind === 'nobody'
  );
}

/** A local proxy that accepts everything shows as an early end or silence; it never stands before this machine's own addresses. */
function maybeIntercepted(at: At): boolean {
  const kind = at.run.value('address.kind', at.focus);
  if (kind?.own === true || kind?.range === 'loopback') return false;
  return kind?.range === 'fake-ip' || ['closed', 'reset', 'silent'].includes(bannerKind(at) ?? '');
}

/** Something answers on the port, but it is no SSH server that serves us: the right port may be another one. */
function wrongService(at: At): boolean {
  return ['other-protocol', 'tarpit', 'endless', 'garbage'].includes(bannerKind(at) ?? '');
}
