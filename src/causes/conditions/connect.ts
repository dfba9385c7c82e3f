import { all, fact } from '../../contract/condition.ts';

/** Named conditions about the TCP connection to one port: how it ended, and by which message. Shared so that rivals weigh the same look alike. */

export const connect = fact('tcp.connect');

export const open = connect.kind('open', 'port {port} is open');
export const refused = connect.kind('refused', 'port {port} of {address} refuses the connection');
export const silent = connect.kind('silent', 'nothing answers on port {port} of {address}');
export const unreachable = connect.kind('unreachable', 'a machine answers that {address} cannot be reached');
export const forbiddenHere = connect.kind('forbidden-here', 'the system of this machine forbids the connection');
const again = fact('tcp.again').field('result');
/** Our first look came through; ssh moments later did not, nor did we again. */
export const shutOutMeanwhile = all(
  open,
  again.oneOf(['refused', 'silent', 'unreachable'], 'moments later the same port no longer lets us in'),
);
export const letInAgain = again.equals('open', 'the port lets us in again');
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
  connect.kind(['failed', 'unreachable'], 'the connection fails'),
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
