import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { insideContainer } from '../conditions/client.ts';
import { answersAsSsh, byPortUnreachable, byProhibition, byReset, refused, silent } from '../conditions/connect.ts';
import {
  contrastBlockedToo,
  contrastOpen,
  otherPortAlive,
  otherPortRefusesForItself,
  publicServicesBlocked,
  silentButAlive,
  whollySilent,
} from '../conditions/elsewhere.ts';
import {
  endsAtFirstRouter,
  goesBeyondFirstRouter,
  leavesThisMachine,
  nothingLeaves,
  notThroughVpn,
  refusedByFirstHop,
  refusedByFirstHopNotHere,
  refusedByFirstRouter,
  refusedBySelf,
  refuserCertain,
  throughVpn,
} from '../conditions/way.ts';
import { passTheNetwork } from '../fixes/firewall.ts';

export default defineCause({
  id: 'connect/net-local-blocks-22',
  title: 'The network this machine is in blocks SSH on port {port}.',
  says: 'Offices, schools, hotels, public Wi-Fi and some providers do this.[ The router of this network is {address.route.gateway}.]',
  layer: 'D',
  frequency: 'common',
  refusedBy: 'this-network',
  signs: [
    { when: silent, weight: 'medium' },
    { when: silentButAlive, weight: 'strong' },
    { when: refusedByFirstHop, weight: 'strong' },
    { when: all(refusedByFirstRouter, any(refused, byProhibition)), weight: 'decisive' },
    { when: contrastBlockedToo, weight: 'strong' },
    { when: endsAtFirstRouter, weight: 'strong' },
    { when: contrastOpen, weight: 'decisive', against: true },
    { when: refusedBySelf, weight: 'decisive', against: true },
    { when: goesBeyondFirstRouter, weight: 'medium', against: true },
    { when: whollySilent, weight: 'medium', against: true },
    { when: nothingLeaves, weight: 'decisive', against: true },
    { when: throughVpn, weight: 'medium', against: true },
    { when: all(refusedByFirstHop, insideContainer), weight: 'decisive', against: true },
  ],
  proof: any(
    all(
      any(byProhibition, byPortUnreachable, byReset),
      refusedByFirstRouter,
      any(refuserCertain, otherPortRefusesForItself),
    ),
    refusedByFirstHopNotHere,
    all(silent, publicServicesBlocked, leavesThisMachine, otherPortAlive, notThroughVpn),
  ), // this network's own router says so, or the silence is the same to public services while another port passes
  ruledOutBy: answersAsSsh,
  explains: [
    'connect/fw-reject-rule',
    'connect/fw-drop-rule',
    'connect/cloud-sg-rule-missing',
    'connect/cloud-sg-source-ip',
  ],
  lookAlikes: [
    'connect/fw-drop-rule',
    'connect/ban-fail2ban',
    'connect/client-firewall-or-antivirus',
    'connect/net-corporate-proxy-required',
  ],
  decidedBy: {
    where: 'network',
    says: 'Try the same from another network, such as a phone hotspot: when it works there, this network is the cause.',
    run: 'ssh -v {host}',
  },
  fix: passTheNetwork,
  source: ['founding article', 'https://github.com/swcarpentry/git-novice/issues/864', 'lab'],
});
