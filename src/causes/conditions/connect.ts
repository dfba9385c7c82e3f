import type { Sign } from '../../contract/cause.ts';
import { all, any, every, fact, none, not, some } from '../../contract/condition.ts';

/** Named conditions about the connect stage, shared so that rivals weigh the same look alike. */

const connect = fact('tcp.connect');

export const open = connect.kind('open', 'port {port} is open');
export const refused = connect.kind('refused', 'port {port} of {address} refuses the connection');
export const silent = connect.kind('silent', 'nothing answers on port {port} of {address}');
export const unreachable = connect.kind('unreachable', 'a machine answers that {address} cannot be reached');
export const noConnection = connect.kind(
  ['refused', 'silent', 'unreachable', 'forbidden-here', 'failed'],
  'no TCP connection to port {port} of {address} comes about',
);

/** The refusal was a TCP reset, not an ICMP message. */
export const byReset = all(refused, connect.field('icmp').equals(null, 'the refusal is a TCP reset'));
export const byPortUnreachable = connect
  .field('icmp.name')
  .equals('port-unreachable', 'the refusal is an ICMP port-unreachable message');

const refuser = fact('path.refuser');
export const refusedBySelf = refuser.kind('self', 'the host itself refuses: no machine on the way did it');
export const refusedByRouter = refuser.kind('router', 'a machine on the way refuses, not the host');
export const refusedByFirstHop = refuser.kind('first-hop', 'this machine or the first router refuses');
export const refusedHere = refuser.kind('this-machine', 'this machine itself refuses');
export const refuserUndetermined = refuser.kind('undetermined', 'which machine refuses cannot be determined from here');

/** Some other port of the same address answers as an SSH server. */
export const sshOnOtherPort = some(
  'other-port',
  fact('banner.read').kind('ssh', 'an SSH server answers there'),
  'another port of {address} answers as an SSH server',
  'ssh-port',
);
export const noSshOnOtherPort = none(
  'other-port',
  fact('banner.read').kind('ssh', 'an SSH server answers there'),
  'no other usual port of {address} answers as an SSH server',
);
export const sameKeyOnOtherPort = some(
  'other-port',
  fact('hostkey.known').kind(['match', 'ca-match'], 'it proves the host key that known_hosts has for this host'),
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
export const otherPortsSilent = every(
  'other-port',
  connect.kind('silent', 'it is silent'),
  'every other port looked at is silent as well',
);
export const otherAddressOpen = some(
  'other-address',
  connect.kind('open', 'it is open'),
  'another address of the name answers',
  'other',
);

/** Other hosts that the user knows. */
export const contrastBlockedToo = every(
  'contrast-host',
  not(fact('contrast.ssh-port').field('result').equals('open', 'its SSH port answers')),
  'other hosts do not answer on this port either',
);
export const contrastOpen = some(
  'contrast-host',
  fact('contrast.ssh-port').field('result').equals('open', 'its SSH port answers'),
  'the same port of another host answers',
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
];
