import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { vpnInterface } from '../conditions/client.ts';
import { answersAsSsh, silent, unreachable } from '../conditions/connect.ts';
import { contrastOpen, silentButAlive } from '../conditions/elsewhere.ts';
import { routeRejects, throughVpn } from '../conditions/way.ts';

const nothingBeyondVpn = fact('path.refuser').field('lastHop').equals(null, 'not even the far end of the VPN answers');
const contrastOpenThroughVpn = all(throughVpn, contrastOpen);

export default defineCause({
  id: 'connect/net-vpn-breaks-route',
  title: 'The VPN on this machine takes the way to {address} and does not lead there.',
  layer: 'D',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [
    { when: all(any(silent, unreachable), throughVpn), weight: 'strong' },
    { when: all(silent, throughVpn, nothingBeyondVpn), weight: 'decisive' },
    { when: all(vpnInterface, routeRejects), weight: 'strong' },
    { when: silentButAlive, weight: 'strong', against: true },
    { when: contrastOpenThroughVpn, weight: 'weak', against: true },
  ],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/net-subnet-overlap', 'connect/host-down-or-stopped', 'connect/macos-local-network-privacy'],
  decidedBy: { where: 'client', says: 'Disconnect the VPN, then try again.', run: 'ssh -v {host}' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Disconnect the VPN and try again; when it works then, exclude {address} from the VPN (split tunnel), or allow access to the local network in its settings.',
    },
    { where: 'client', system: 'linux', does: 'See which way this machine takes:', run: 'ip route get {address}' },
  ],
  source: ['https://github.com/netbirdio/netbird/issues/975', 'lab'],
});
