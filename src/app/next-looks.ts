import type { EffectiveConfig } from '../contract/facts/config.ts';
import type { FactKey } from '../contract/facts/registry.ts';
import type { TcpConnect } from '../contract/facts/tcp.ts';
import type { Judgement } from '../diagnose/diagnose.ts';
import type { Focus } from '../diagnose/store.ts';
import type { PathAnswer } from '../ports/path.ts';
import { contrastHost } from '../probes/net/contrast-host.ts';
import { contrastPorts } from '../probes/net/contrast-ports.ts';
import { impossibleConnect } from '../probes/net/impossible-connect.ts';
import { newConnection } from '../probes/net/parts/connection.ts';
import { ping } from '../probes/net/ping.ts';
import { portSearch } from '../probes/net/port-search.ts';
import { sshBannerAgain } from '../probes/net/ssh-banner-again.ts';
import { sshHostKeyAgain } from '../probes/net/ssh-hostkey-again.ts';
import { sshKexClassic } from '../probes/net/ssh-kex-classic.ts';
import { sshKexShort } from '../probes/net/ssh-kex-short.ts';
import { tlsHello } from '../probes/net/tls-hello.ts';
import { whoRefused } from '../probes/net/who-refused.ts';
import type { Examination } from './examination.ts';
import { addressesOf, knownTypesOf, numericKnownHosts, otherKnownHosts, portsKnownFor } from './known-hosts-side.ts';
import { lookAtOtherAddress, otherAddresses } from './other-address.ts';
import { askServers, speak } from './reach.ts';

/** The most closed ports of one address that a run touches, and connections to an SSH port that it opens. */
export const closedPortsAtMost = 5;
export const connectionsAtMost = 4;

interface At {
  readonly run: Examination;
  readonly hop: number;
  readonly address: string;
  readonly port: number;
  readonly focus: Focus;
  readonly effective: EffectiveConfig;
  /** The ledger leaves room for another connection to an SSH port. */
  readonly mayConnect: boolean;
}

/** A look that may separate candidates, taken only when its facts are wanted and the picture asks for it. */
interface NextLook {
  readonly id: string;
  readonly gives: readonly FactKey[];
  /** Looks of one round run side by side; a later round knows what the earlier ones saw. */
  readonly round: 1 | 2 | 3 | 4;
  readonly applies: (at: At) => boolean;
  /** Taken even when no proof asks for it yet: what it shows, other causes than the leading ones are about. */
  readonly always?: true;
  readonly take: (at: At) => Promise<void>;
}

const connectKind = ({ run, focus }: At): string | undefined => run.value('tcp.connect', focus)?.kind;
const bannerKind = ({ run, focus }: At): string | undefined => run.value('banner.read', focus)?.kind;
const subjectOf = ({ hop, address, port }: At) => ({ hop, address, port });
const roomForConnection = ({ run, address, mayConnect }: At): boolean =>
  mayConnect && run.spentOn(address).connections < connectionsAtMost - 1;

const nextLooks: readonly NextLook[] = [
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
    id: 'contrast-ports',
    gives: ['tcp.connect'],
    round: 1,
    applies: (at) => ['silent', 'unreachable'].includes(connectKind(at) ?? ''),
    take: (at) =>
      at.run.look(
        contrastPorts,
        { address: at.address, ports: [443, 80].filter((port) => port !== at.port), signal: at.run.signal },
        subjectOf(at),
      ),
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
    id: 'ssh-kex-short',
    gives: ['kex.short'],
    round: 1,
    applies: (at) =>
      roomForConnection(at) &&
      ['silent', 'closed', 'reset', 'bad-packet', 'failed'].includes(
        at.run.value('kex.exchange', at.focus)?.kind ?? '',
      ),
    take: (at) =>
      at.run.look(
        sshKexShort,
        { address: at.address, port: at.port, theirs: at.run.value('kex.theirs', at.focus), signal: at.run.signal },
        subjectOf(at),
      ),
  },
  {
    id: 'ssh-kex-classic',
    gives: ['kex.classic'],
    round: 2,
    applies: (at) =>
      roomForConnection(at) &&
      at.run.value('kex.short', at.focus)?.kind === 'done' &&
      at.run.value('kex.ours', { hop: at.hop }) !== undefined,
    take: takeKexClassic,
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
    take: takeHostKeyAgain,
  },
  {
    id: 'tls-hello',
    gives: ['banner.tls'],
    round: 1,
    applies: (at) => roomForConnection(at) && endedAsWeSpoke(at),
    take: (at) => at.run.look(tlsHello, { address: at.address, port: at.port, signal: at.run.signal }, subjectOf(at)),
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
      roomForConnection(at) && ['closed', 'reset', 'limit-text', 'silent'].includes(bannerKind(at) ?? ''),
    take: (at) =>
      at.run.look(
        sshBannerAgain,
        { address: at.address, port: at.port, pauseMs: 1_500, signal: at.run.signal },
        subjectOf(at),
      ),
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

/** Takes the looks whose facts the diagnosis wants, round by round, until it is decided or nothing is left to see. */
export async function takeNextLooks(
  run: Examination,
  hop: number,
  effective: EffectiveConfig,
  judged: () => Judgement,
): Promise<void> {
  let known = judged();
  let seen = run.nextSeq;
  for (const round of [1, 2, 3, 4] as const) {
    if (run.signal.aborted) return;
    if (run.nextSeq !== seen) {
      known = judged();
      seen = run.nextSeq;
    }
    const { way, wanted: missing } = known;
    const { focus } = way;
    if (way.blocked?.stage === 'resolve') return lookAtNumericHosts(run, hop, effective);
    if (way.blocked === null || focus.hop !== hop || focus.address === undefined || focus.port === undefined) return;
    const { address } = focus;
    const before = run.spentOn(address).connections;
    const mayConnect = (await run.mayCost(address, oneConnection)).kind === 'allowed';
    const at: At = { run, hop, address, port: focus.port, focus, effective, mayConnect };
    const wanted = new Set(missing.map(({ key }) => key));
    const due = nextLooks.filter(
      (look) =>
        look.round === round && (look.always === true || look.gives.some((key) => wanted.has(key))) && look.applies(at),
    );
    await Promise.all(due.map((look) => look.take(at)));
    await run.bookSince(address, before);
  }
}

/** What one more connection without a login costs. */
const oneConnection = { connections: 1, failedLogins: 0, withoutLogin: 1 };

/** Where no name server answers: is the network there all the same? Hosts that known_hosts has by their address tell. */
async function lookAtNumericHosts(run: Examination, hop: number, effective: EffectiveConfig): Promise<void> {
  const lookup = run.value('name.lookup', { hop })?.kind;
  if (!run.request.contrast || (lookup !== 'temporary-failure' && lookup !== 'silent')) return;
  const hosts = await numericKnownHosts(run, hop, effective.port);
  if (hosts.length > 0) await run.look(contrastHost, { hosts, signal: run.signal }, { hop });
}

/** Every address that the name of the host has: none of them is another host. */
async function everyAddress({ run, hop, effective }: At): Promise<readonly string[]> {
  return [...addressesOf(run, hop), ...(await otherAddresses(run, hop, effective))];
}

async function takeWhoRefused(at: At): Promise<void> {
  const { run, hop, address, port } = at;
  const tried = run.value('tcp.connect', { hop, address, port });
  const route = run.value('address.route', { hop, address });
  const onLink = route?.kind === 'route' ? route.gateway === null : undefined;
  const refusedPort = refusedPortOf(at);
  // A port that swallows SYNs is not sent more of them than it takes: a port that refuses shows how far away the host is.
  if (tried?.kind === 'silent' && refusedPort !== undefined && run.value('path.hops', { hop, address }) === undefined)
    await takeWhoRefused({ ...at, port: refusedPort });
  await run.look(
    whoRefused,
    {
      address,
      port,
      ownAddresses: run.value('client.network', { hop: 0 })?.addresses ?? [],
      onLink,
      first: tried === undefined ? undefined : answerSeen(tried, onLink),
      knownHop: run.value('path.hops', { hop, address })?.targetHop ?? undefined,
      silentPort: otherPortOf(at, 'silent'),
      touched: portsLookedAt(at),
      rttMs: tried?.kind === 'refused' || tried?.kind === 'unreachable' ? tried.afterMs : undefined,
      openPort: openPortOf(at),
      signal: run.signal,
    },
    subjectOf(at),
  );
}

async function takeKexClassic(at: At): Promise<void> {
  const { run, hop, address, port, effective } = at;
  const ours = run.value('kex.ours', { hop });
  if (ours === undefined) return;
  const knownTypes = await knownTypesOf(run, hop, effective, port);
  await run.look(sshKexClassic, { address, port, ours, knownTypes, signal: run.signal }, subjectOf(at));
}

async function takeHostKeyAgain(at: At): Promise<void> {
  const { run, hop, address, port } = at;
  const ours = run.value('kex.ours', { hop });
  const first = run.value('hostkey.presented', at.focus);
  if (ours === undefined || first === undefined) return;
  await run.look(sshHostKeyAgain, { address, port, ours, first, signal: run.signal }, subjectOf(at));
}

/** Silent until it had our version line, and then over: as a server of another protocol does that speaks second. */
function endedAsWeSpoke(at: At): boolean {
  const banner = at.run.value('banner.read', at.focus);
  return (banner?.kind === 'closed' || banner?.kind === 'reset') && banner.spoke && banner.text === null;
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

/** What the connection attempt met, so that it need not be made again. Silence on a link says nothing about where it begins. */
function answerSeen(tried: TcpConnect, onLink: boolean | undefined): PathAnswer | undefined {
  const sent = { ourAddress: null, syns: 1, droppedHere: false };
  if (tried.kind === 'silent' && onLink === false)
    return { ...sent, result: 'silent', errno: null, icmp: null, afterMs: tried.waitedMs };
  if (tried.kind === 'refused' && tried.icmp !== undefined)
    return { ...sent, result: 'refused', errno: 'ECONNREFUSED', icmp: tried.icmp, afterMs: tried.afterMs };
  if (tried.kind === 'unreachable' && tried.icmp != null)
    return { ...sent, result: 'unreachable', errno: tried.code, icmp: tried.icmp, afterMs: tried.afterMs };
  return undefined;
}

/** Another port of the same address that was touched already and refuses. */
function refusedPortOf(at: At): number | undefined {
  return otherPortOf(at, 'refused');
}

function otherPortOf(at: At, kind: 'refused' | 'silent'): number | undefined {
  return at.run.recorder.facts.all('tcp.connect').find(({ subject, fact }) => {
    const value = fact.known ? (fact.value as { kind: string }) : undefined;
    return subject.address === at.address && subject.port !== at.port && value?.kind === kind;
  })?.subject.port;
}

/** Another port of the same host that is open: it tells how far away the host is. */
function openPortOf(at: At): { readonly port: number; readonly ssh: boolean } | undefined {
  const open = at.run.recorder.facts.all('tcp.connect').find(({ subject, fact }) => {
    const value = fact.known ? (fact.value as { kind: string }) : undefined;
    return subject.address === at.address && subject.port !== at.port && value?.kind === 'open';
  });
  return open?.subject.port === undefined ? undefined : { port: open.subject.port, ssh: false };
}

/** A local proxy that accepts everything shows as an early end or silence; it never stands before this machine's own addresses. */
function maybeIntercepted(at: At): boolean {
  const kind = at.run.value('address.kind', at.focus);
  if (kind?.own === true || kind?.range === 'loopback') return false;
  return kind?.range === 'fake-ip' || ['closed', 'reset', 'silent'].includes(bannerKind(at) ?? '');
}

/** Ports of the host that this run has looked at. */
function portsLookedAt({ run, address }: At): readonly number[] {
  const subjects = run.recorder.facts.all('tcp.connect').map(({ subject }) => subject);
  return subjects.flatMap((subject) =>
    subject.address === address && subject.port !== undefined ? [subject.port] : [],
  );
}

/** Something answers on the port, but it is no SSH server that serves us: the right port may be another one. */
function wrongService(at: At): boolean {
  return ['other-protocol', 'tarpit', 'endless', 'garbage'].includes(bannerKind(at) ?? '');
}

/** Looks for SSH on other usual ports; where it answers, also for the host key, which says whether it is the same host. */
async function takePortSearch(at: At): Promise<void> {
  const { run, hop, address, port, effective } = at;
  const tried = run.value('tcp.connect', at.focus);
  const connection = newConnection();
  await run.look(
    portSearch,
    {
      address,
      askedPort: port,
      host: effective.hostname,
      user: effective.user,
      knownPorts: await portsKnownFor(run, hop, effective),
      leaveOut: portsLookedAt(at),
      // With the server's own list of its ports, one try is kept for the connection that shows it who we are.
      closedPortsLeft: closedPortsAtMost - (run.request.via === null ? 0 : 1) - run.spentOn(address).closedPorts,
      rttMs: tried?.kind === 'refused' ? tried.afterMs : undefined,
      wantIcmp: tried?.kind === 'refused' && tried.icmp != null,
      connection,
      signal: run.signal,
    },
    { hop, address },
  );
  const found = run.recorder.facts.all('banner.read').find(({ subject, fact }) => {
    const value = fact.known ? (fact.value as { kind: string }) : undefined;
    return subject.address === address && subject.port !== port && value?.kind === 'ssh';
  });
  if (found?.subject.port === undefined || connection.stream === undefined) return;
  await speak(run, hop, address, effective, connection, found.subject.port);
}
