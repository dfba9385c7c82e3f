import { defineCause } from '../../contract/cause.ts';
import { all, not } from '../../contract/condition.ts';
import { answersAsSsh, byTimeExceeded, silent, unreachable } from '../conditions/connect.ts';
import {
  contrastBlockedToo,
  otherPortAlive,
  otherPortNetUnreachable,
  otherPortsDead,
} from '../conditions/elsewhere.ts';
import { netUnreachableByRouter, privateElsewhere, refusedByRouter } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/path-routing-or-isp-outage',
  title: 'The way to {address} is broken on a router[, at {tcp.connect.icmp.sender}].',
  layer: 'E',
  frequency: 'occasional',
  refusedBy: 'path',
  signs: [
    { when: all(unreachable, byTimeExceeded), weight: 'decisive' },
    { when: netUnreachableByRouter, weight: 'strong' },
    { when: all(netUnreachableByRouter, otherPortNetUnreachable), weight: 'medium' },
    { when: all(netUnreachableByRouter, otherPortsDead, not(privateElsewhere)), weight: 'decisive' },
    { when: all(netUnreachableByRouter, otherPortAlive), weight: 'decisive', against: true },
    { when: all(silent, contrastBlockedToo), weight: 'weak' },
  ],
  proof: all(unreachable, byTimeExceeded, refusedByRouter), // packets with the usual hop limit run in a circle
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/fw-reject-rule', 'connect/host-down-or-stopped'],
  decidedBy: {
    where: 'client',
    says: 'See how far packets to the port get, on Linux as root:',
    run: 'sudo traceroute -T -p {port} {address}',
  },
  fix: [
    {
      where: 'network',
      system: 'any',
      does: 'Nothing on this machine or the server repairs it: tell the provider of that router or of the server, with the output of a trace:',
      run: 'sudo traceroute -T -p {port} {address}',
    },
    { where: 'client', system: 'any', does: 'Meanwhile try from another network or over a VPN.' },
  ],
  source: ['RFC 792', 'lab'],
});
