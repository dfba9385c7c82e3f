import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, not } from '../../contract/condition.ts';
import {
  answersAsSsh,
  byNetUnreachable,
  byPortUnreachable,
  byProhibition,
  byProtocolUnreachable,
  byReset,
  refused,
  unreachable,
} from '../conditions/connect.ts';
import {
  otherPortAlive,
  otherPortNetUnreachable,
  otherPortRefusesForItself,
  otherPortUnreachable,
  sshAtOtherAddress,
  sshOnOtherPort,
} from '../conditions/elsewhere.ts';
import { rejectedInside } from '../conditions/inside-firewall.ts';
import {
  hostUnreachableAtOnce,
  hostUnreachableUnnamedAtOnce,
  netUnreachableByRouter,
  nobodyHasAddress,
  refusedByFirstHop,
  refusedByFirstRouter,
  refusedByRouter,
  refusedBySelf,
  refusedFartherOn,
  refusedHere,
} from '../conditions/way.ts';
import { askTheOwner, openHostFirewall } from '../fixes/firewall.ts';
import { passRule } from '../fixes/inside-firewall.ts';

const namedByIcmp = fact('path.refuser').field('how').equals('icmp', 'its own ICMP message names it');
const confirmed = fact('path.refuser')
  .field('validated')
  .equals(true, 'an open port of the host confirms the count of the hops');

export default defineCause({
  id: 'connect/fw-reject-rule',
  title: 'A firewall rejects port {port}: a rule[ at {tcp.connect.icmp.sender}] forbids the connection.',
  layer: 'H',
  frequency: 'common',
  refusedBy: [
    { when: rejectedInside, by: 'host-firewall' },
    { when: refusedByRouter, by: 'path' },
    { when: all(refusedBySelf, any(byProhibition, byPortUnreachable)), by: 'host-firewall' },
    { when: all(refusedBySelf, unreachable), by: 'host-firewall' },
  ],
  signs: [
    { when: byReset, weight: 'strong' },
    { when: refused, weight: 'medium' },
    { when: byPortUnreachable, weight: 'strong' },
    { when: all(byPortUnreachable, otherPortUnreachable), weight: 'medium' },
    { when: refusedBySelf, weight: 'medium' },
    { when: byProhibition, weight: 'decisive' },
    { when: byProtocolUnreachable, weight: 'decisive' },
    { when: all(refusedFartherOn, any(refused, byProhibition)), weight: 'decisive' },
    { when: all(refusedByFirstRouter, any(refused, byProhibition)), weight: 'decisive', against: true },
    { when: hostUnreachableAtOnce, weight: 'strong' },
    { when: netUnreachableByRouter, weight: 'strong' },
    { when: all(unreachable, byNetUnreachable, refusedBySelf), weight: 'decisive' },
    { when: hostUnreachableUnnamedAtOnce, weight: 'medium' },
    { when: nobodyHasAddress, weight: 'strong', against: true },
    { when: otherPortNetUnreachable, weight: 'medium', against: true },
    { when: refusedHere, weight: 'decisive', against: true },
    { when: refusedByFirstHop, weight: 'medium', against: true },
    { when: sshOnOtherPort, weight: 'strong', against: true },
    { when: sshAtOtherAddress, weight: 'strong', against: true },
  ],
  proof: any(
    all(byProhibition, refusedBySelf, namedByIcmp),
    all(any(byProhibition, byPortUnreachable), refusedFartherOn, namedByIcmp),
    all(byReset, refusedFartherOn, any(confirmed, otherPortRefusesForItself)),
    all(any(hostUnreachableAtOnce, netUnreachableByRouter), refusedFartherOn, namedByIcmp, otherPortAlive),
    byProtocolUnreachable,
    rejectedInside,
  ), // no closed port answers like this, and a missing route not for one port alone; port-unreachable from the host itself may be a ban
  ruledOutBy: answersAsSsh,
  explains: [
    'connect/sshd-not-running',
    'connect/sshd-not-installed',
    'connect/listen-loopback-only',
    'connect/fw-drop-rule',
    'connect/path-routing-or-isp-outage',
  ],
  lookAlikes: [
    'connect/sshd-not-running',
    'connect/ban-fail2ban',
    'connect/path-routing-or-isp-outage',
    'connect/net-local-blocks-22',
    'connect/host-down-or-stopped',
  ],
  decidedBy: {
    where: 'server',
    says: 'On the console, list the rules and see which of them counts packets to port {port}:',
    run: 'sudo nft list ruleset',
  },
  fix: [
    ...passRule,
    { ...askTheOwner, when: refusedByRouter },
    ...openHostFirewall.map((fix) => ({ ...fix, when: not(refusedByRouter) })),
  ],
  source: ['lab', 'RFC 1812 section 5.2.7.1', 'fail2ban config/action.d'],
});
