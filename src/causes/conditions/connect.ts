import type { Sign } from '../../contract/cause.ts';
import { all, any, every, fact, none, not, some } from '../../contract/condition.ts';

/** Named conditions about the connect stage, shared so that rivals weigh the same look alike. */

const connect = fact('tcp.connect');

export const open = connect.kind('open', 'port {port} is open');
export const refused = connect.kind('refused', 'port {port} of {address} refuses the connection');
export const silent = connect.kind('silent', 'nothing answers on port {port} of {address}');
export const unreachable = connect.kind('unreachable', 'a machine answers that {address} cannot be reached');
export const forbiddenHere = connect.kind('forbidden-here', 'the system of this machine forbids the connection');
export const noConnection = connect.kind(
  ['refused', 'silent', 'unreachable', 'forbidden-here', 'failed'],
  'no TCP connection to port {port} of {address} comes about',
);
/** Ends the matter for every cause of this stage: a forwarder may accept for a dead server, an SSH version line decides. */
export const answersAsSsh = all(open, fact('banner.read').kind('ssh', 'an SSH server answers on port {port}'));

/** The refusal was a TCP reset, not an ICMP message. */
export const byReset = all(refused, connect.field('icmp').equals(null, 'the refusal is a TCP reset'));
const icmp = connect.field('icmp.name');
export const byPortUnreachable = icmp.equals(
  'port-unreachable',
  'the refusal is an ICMP port-unreachable message: a closed TCP port never sends one, a firewall rule does',
);
/** No part of IP routing sends these: only a rule does. */
export const byProhibition = icmp.oneOf(
  ['admin-prohibited', 'host-prohibited', 'net-prohibited', 'policy-fail', 'reject-route'],
  'an ICMP message ({tcp.connect.icmp.name}) says that a rule forbids it',
);
export const byProtocolUnreachable = all(
  connect.kind('failed', 'the connection fails'),
  connect.field('code').equals('ENOPROTOOPT', 'an ICMP message says that the host has no TCP, which only a rule does'),
);
export const byHostUnreachable = icmp.oneOf(
  ['host-unreachable', 'address-unreachable'],
  'an ICMP message says that the host cannot be reached',
);
export const byNetUnreachable = icmp.oneOf(
  ['net-unreachable', 'net-unknown', 'no-route'],
  'an ICMP message says that there is no route to the network of {address}',
);
export const byTimeExceeded = icmp.equals(
  'time-exceeded',
  'the packets run out of hops at {tcp.connect.icmp.sender} before they arrive',
);
export const hostUnreachableUnnamed = all(
  unreachable,
  connect.field('code').equals('EHOSTUNREACH', 'the system says: No route to host'),
);
export const netUnreachableUnnamed = all(
  unreachable,
  connect.field('code').equals('ENETUNREACH', 'the system says: Network is unreachable'),
);

const refuser = fact('path.refuser');
export const refusedBySelf = refuser.kind('self', 'the host itself refuses: no machine on the way did it');
export const refusedByRouter = refuser.kind('router', 'a machine on the way refuses, not the host');
export const refusedHere = refuser.kind('this-machine', 'this machine itself refuses');
export const noRouteHere = refuser
  .field('how')
  .equals('no-route', 'the routing table of this machine has no way there');
export const nothingLeaves = refuser
  .field('how')
  .equals('nothing-leaves', 'no packet for port {port} leaves this machine, while others do');
export const forbiddenBeforeLeaving = refuser
  .field('how')
  .equals('forbidden-here', 'the system says so before a packet leaves');
export const icmpFromHere = refuser
  .field('how')
  .equals('icmp-from-own-address', 'the ICMP message comes from an address of this machine');
export const refuserUndetermined = refuser.kind('undetermined', 'which machine refuses cannot be determined from here');
export const nobodyAnswers = refuser.kind('nobody', 'no machine on the way answers for port {port}');
const lastHop = refuser.field('lastHop');
export const goesBeyondFirstRouter = all(
  nobodyAnswers,
  lastHop.atLeast(2, 'the packets get as far as hop {path.refuser.lastHop}, {path.refuser.lastAddress}'),
);
export const leavesThisMachine = all(
  nobodyAnswers,
  lastHop.atLeast(1, 'the packets leave this machine and get to hop {path.refuser.lastHop}'),
);

const kind = fact('address.kind');
export const onLink = kind.field('onLink').equals(true, '{address} lies in the network this machine is in');
export const notOnLink = kind.field('onLink').equals(false, '{address} lies in another network');
const route = fact('address.route');
export const hasRoute = route.kind('route', 'this machine has a route to {address}');
export const routeMissing = route.kind('none', 'this machine has no route to {address}');
export const routeRejects = route.kind('rejected', 'the routing table of this machine rejects {address}');
export const throughVpn = route.field('vpn').equals(true, 'the route goes into the VPN {address.route.device}');
export const notThroughVpn = route.field('vpn').equals(false, 'the route does not go into a VPN');
export const throughGateway = route
  .field('gateway')
  .matches('.', 'the route goes over the router {address.route.gateway}');

/** The router of the network this machine is in. In a VPN, hop 1 is the far end of the tunnel instead. */
export const refusedByFirstRouter = all(
  refusedByRouter,
  refuser.field('hop').equals(1, 'it is the first router, the one of the network this machine is in'),
  notThroughVpn,
);
const fartherHop = refuser.field('hop').atLeast(2, 'it stands at hop {path.refuser.hop}, beyond this network');
const unplacedHop = all(
  refuser.field('hop').equals(null, 'where it stands is not known'),
  not(connect.field('icmp.sender').sameAs('address.route', 'gateway', 'it is the router of this network')),
);
export const refusedFartherOn = all(refusedByRouter, any(fartherHop, unplacedHop, throughVpn));
/** By ICMP a machine names itself; by hop limits alone, only an open port of the host makes the sum certain. */
export const refuserCertain = any(
  refuser.field('how').equals('icmp', 'its own ICMP message names it'),
  refuser.field('validated').equals(true, 'an open port of the host confirms the count of the hops'),
);
export const refusedByFirstHop = all(
  refuser.kind('first-hop', 'this machine or the first router refuses: the answer comes with a hop limit of 1'),
  notOnLink,
);
export const refusedByFirstHopNotHere = all(
  refusedByFirstHop,
  refuser.field('notHere').equals(true, 'the answer came in from outside, so it is not this machine'),
  throughGateway,
  notThroughVpn,
  fact('path.hops').field('targetHop').atLeast(2, 'the host itself stands farther away'),
);

/** A neighbour is searched for seconds (ARP, RFC 4861 section 7.2.2); a rule rejects at once. */
const neighbourSearchMs = 900;
const slow = connect
  .field('afterMs')
  .atLeast(neighbourSearchMs, 'it says so after the time that a search for a silent machine takes');
const fast = connect.field('afterMs').less(neighbourSearchMs, 'it says so at once');
const fromHere = connect.field('icmp.sender').sameAs('address.route', 'source', 'this machine itself says so');
/** Nobody in that network answers to the address: seen by this machine or by the last router. */
export const nobodyHasAddress = any(
  all(unreachable, byHostUnreachable, fromHere, nobodyAnswers, onLink),
  all(unreachable, byHostUnreachable, any(refusedByRouter, refusedBySelf), slow),
);
export const gatewaySilent = all(unreachable, byHostUnreachable, fromHere, nobodyAnswers, notOnLink, throughGateway);
export const hostUnreachableAtOnce = all(unreachable, byHostUnreachable, any(refusedByRouter, refusedBySelf), fast);
export const netUnreachableByRouter = all(unreachable, byNetUnreachable, refusedByRouter);

/** Some other port of the same address answers as an SSH server. */
export const sshOnOtherPort = some(
  'other-port',
  fact('banner.read').kind('ssh', 'an SSH server answers there'),
  'another port of {address} answers as an SSH server',
  'ssh-port',
);
export const noSshOnOtherPort = none(
  'other-port',
  answersAsSsh,
  'no other usual port of {address} answers as an SSH server',
);
export const sameKeyOnOtherPort = some(
  'other-port',
  all(
    fact('hostkey.presented').field('verified').equals(true, 'its signature is right'),
    fact('hostkey.known').kind(['match', 'ca-match'], 'it proves the host key that known_hosts has for this host'),
  ),
  'another port proves the host key that known_hosts has for this host',
  'ssh-port',
);

/** The host gives a sign of life on some other port: a connection or its own refusal. */
export const otherPortAlive = some(
  'other-port',
  any(connect.kind('open', 'it is open'), refusedBySelf, connect.kind('refused', 'it refuses')),
  'another port of {address} answers',
  'live-port',
);
export const otherPortRefuses = some(
  'other-port',
  connect.kind('refused', 'it refuses'),
  'a closed port of {address} is refused and not dropped, so only some ports are blocked',
);
/** Its reset counts out as the host's own, so the way back is as long as the way there for every port. */
export const otherPortRefusesForItself = some(
  'other-port',
  all(byReset, refusedBySelf),
  'a closed port of {address} is refused by the host itself, farther away',
);
export const otherPortUnreachable = some(
  'other-port',
  byPortUnreachable,
  'another port of {address} is rejected in the same way, so not only SSH is blocked',
);
export const otherPortsSilent = every(
  'other-port',
  connect.kind('silent', 'it is silent'),
  'every other port looked at is silent as well',
);
export const silentButAlive = all(silent, otherPortAlive);
export const whollySilent = all(silent, otherPortsSilent);
export const pingAnswers = fact('address.ping')
  .field('answers')
  .equals(true, '{address} answers to an echo request (ping)');

const v4 = fact('address.kind').field('family').equals(4, 'it is an IPv4 address');
const v6 = fact('address.kind').field('family').equals(6, 'it is an IPv6 address');
export const otherAddressOpen = some(
  'other-address',
  connect.kind('open', 'it is open'),
  'another address of the name answers',
  'other',
);
export const sshAtOtherAddress = some(
  'other-address',
  answersAsSsh,
  'SSH answers at another address of the name',
  'other',
);
/** One family works and the other does not, whichever of them is judged. */
export const v6FailsBesideV4 = all(
  v4,
  answersAsSsh,
  some(
    'other-address',
    all(v6, any(refused, silent, unreachable)),
    'the IPv6 address of the name does not answer',
    'six',
  ),
);
export const v4FailsBesideV6 = all(
  v6,
  answersAsSsh,
  some('other-address', all(v4, noConnection), 'the IPv4 address of the name does not answer', 'four'),
);
export const v4WorksBesideV6 = all(
  v6,
  noConnection,
  some('other-address', all(v4, answersAsSsh), 'SSH answers at the IPv4 address of the name', 'four'),
);
export const v6WorksBesideV4 = all(
  v4,
  noConnection,
  some('other-address', all(v6, answersAsSsh), 'SSH answers at the IPv6 address of the name', 'six'),
);

/** Other hosts that the user knows. */
const contrast = fact('contrast.ssh-port');
const contrastFails = not(contrast.field('result').equals('open', 'its SSH port answers'));
export const contrastBlockedToo = every(
  'contrast-host',
  contrastFails,
  'SSH ports of other hosts do not answer either',
);
export const contrastOpen = some(
  'contrast-host',
  contrast.field('result').equals('open', 'its SSH port answers'),
  'the SSH port of another host answers',
);
/** Public services on port 22 that are practically never down, of different owners. */
const publicFails = (pattern: string, name: string) =>
  some(
    'contrast-host',
    all(
      contrast.field('host').matches(pattern, `it is ${name}`),
      contrast.field('port').equals(22, 'its port is 22'),
      contrastFails,
    ),
    `${name} does not answer on port 22 either`,
  );
export const publicServicesBlocked = all(
  publicFails('^github\\.com$', 'github.com'),
  publicFails('^(gitlab\\.com|bitbucket\\.org|codeberg\\.org|git\\.sr\\.ht)$', 'a second public code host'),
);
/** The way of port {port} ends near this machine although the host stands farther away. */
export const endsAtFirstRouter = all(
  nobodyAnswers,
  lastHop.less(2, 'the packets get no farther than the first router'),
  fact('path.hops').field('targetHop').atLeast(3, 'the host is {path.hops.targetHop} hops away'),
  notThroughVpn,
);

const range = kind
  .field('range')
  .oneOf(
    ['private', 'carrier-grade-nat', 'unique-local', 'link-local'],
    '{address} is an address for use inside one network ({address.kind.range})',
  );
export const privateElsewhere = all(any(silent, unreachable), range, notOnLink);
export const privateRange = range;
const privateRouterPattern = '^(10\\.|192\\.168\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|f[cd][0-9a-f]{2}:)';
/** Routers with private addresses lead on, so that this network does know the way. */
export const routedPrivately = all(
  goesBeyondFirstRouter,
  refuser.field('lastAddress').matches(privateRouterPattern, 'routers inside this network lead on towards it'),
);

/**
 * The picture of a port that the host itself refuses with a reset. Closed, stopped, not installed, loopback only and the
 * host's own `reject with tcp reset` look the same from outside, so all these causes share exactly these signs.
 */
export const refusedByHostSigns: readonly Sign[] = [
  { when: byReset, weight: 'strong' },
  { when: refused, weight: 'medium' },
  { when: refusedBySelf, weight: 'medium' },
  { when: byPortUnreachable, weight: 'decisive', against: true },
  { when: refusedByRouter, weight: 'decisive', against: true },
  { when: refusedHere, weight: 'decisive', against: true },
  { when: refusedByFirstHop, weight: 'medium', against: true },
  { when: sshOnOtherPort, weight: 'strong', against: true },
  { when: sshAtOtherAddress, weight: 'strong', against: true },
];

/** The same picture, for causes that are one reason among many for a stopped server: told only from inside. */
export const reasonForRefusalSigns: readonly Sign[] = [
  { when: refused, weight: 'weak' },
  { when: byPortUnreachable, weight: 'decisive', against: true },
  { when: refusedByRouter, weight: 'decisive', against: true },
  { when: refusedHere, weight: 'decisive', against: true },
  { when: sshOnOtherPort, weight: 'strong', against: true },
];

/** A port-unreachable message from the host itself: fail2ban's default ban and a plain `reject` rule look the same. */
export const rejectedByHostSigns: readonly Sign[] = [
  { when: refused, weight: 'medium' },
  { when: byPortUnreachable, weight: 'strong' },
  { when: refusedBySelf, weight: 'medium' },
  { when: refusedHere, weight: 'decisive', against: true },
  { when: refusedByFirstHop, weight: 'medium', against: true },
  { when: sshOnOtherPort, weight: 'strong', against: true },
];

/** What speaks against every silent end that lies at the host or its provider. */
const endsHereSigns: readonly Sign[] = [
  { when: contrastBlockedToo, weight: 'strong', against: true },
  { when: nothingLeaves, weight: 'decisive', against: true },
  { when: refusedByFirstHop, weight: 'medium', against: true },
  { when: endsAtFirstRouter, weight: 'strong', against: true },
];

/** Nothing at all answers: off, or everything dropped. No look from outside separates these. */
export const whollySilentSigns: readonly Sign[] = [
  { when: silent, weight: 'medium' },
  { when: whollySilent, weight: 'medium' },
  ...endsHereSigns,
];

/** One port is silent while others of the host answer: dropped at the host or by the provider. */
export const droppedPortSigns: readonly Sign[] = [
  { when: silent, weight: 'medium' },
  { when: silentButAlive, weight: 'strong' },
  { when: all(silent, pingAnswers), weight: 'medium' },
  ...endsHereSigns,
];

/** A special reason for silence that only the inside can tell. */
export const reasonForSilenceSigns: readonly Sign[] = [{ when: silent, weight: 'weak' }, ...endsHereSigns];
