import { all, any, fact, not } from '../../contract/condition.ts';
import {
  byHostUnreachable,
  byNetUnreachable,
  connect,
  hostUnreachableUnnamed,
  silent,
  unreachable,
} from './connect.ts';

/** Named conditions about the way to an address: its route, its range, and which machine on it refused. */

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
const nobodyAnswers = refuser.kind('nobody', 'no machine on the way answers for port {port}');
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
const throughGateway = route.field('gateway').matches('.', 'the route goes over the router {address.route.gateway}');

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
  all(hostUnreachableUnnamed, slow, leavesThisMachine), // its sender was not seen again, yet the search was
);
export const hostUnreachableUnnamedAtOnce = all(hostUnreachableUnnamed, fast);
export const gatewaySilent = all(unreachable, byHostUnreachable, fromHere, nobodyAnswers, notOnLink, throughGateway);
export const hostUnreachableAtOnce = all(unreachable, byHostUnreachable, any(refusedByRouter, refusedBySelf), fast);
export const netUnreachableByRouter = all(unreachable, byNetUnreachable, refusedByRouter);
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
const privateRouterPattern = '^(10\\.|192\\.168\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|f[cd][0-9a-f]{2}:)';
/** Routers with private addresses lead on, so that this network does know the way. */
export const routedPrivately = any(
  all(
    goesBeyondFirstRouter,
    refuser.field('lastAddress').matches(privateRouterPattern, 'routers inside this network lead on towards it'),
  ),
  all(
    refusedByRouter,
    fartherHop,
    refuser.field('address').matches(privateRouterPattern, 'routers inside this network lead on towards it'),
  ),
);
