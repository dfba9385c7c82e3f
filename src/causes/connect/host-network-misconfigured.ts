import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { answersAsSsh, silent } from '../conditions/connect.ts';
import { whollySilentSigns } from '../conditions/connect-signs.ts';
import { pingAnswers, silentButAlive } from '../conditions/elsewhere.ts';

import { droppedByReversePath, noWayBack } from '../conditions/inside-firewall.ts';

import { networkBroken } from '../conditions/machine.ts';

export default defineCause({
  id: 'connect/host-network-misconfigured',
  title: 'The network settings of the server are wrong, so its answers do not come back.',
  layer: 'F',
  frequency: 'occasional',
  refusedBy: 'nobody',
  signs: [
    ...whollySilentSigns,
    { when: silentButAlive, weight: 'strong', against: true },
    { when: all(silent, pingAnswers), weight: 'decisive', against: true },
  ],
  proof: any(noWayBack, droppedByReversePath, networkBroken),
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/fw-drop-rule', 'connect/host-down-or-stopped'],
  decidedBy: { where: 'server', says: 'Look on the console whether there is a default route:', run: 'ip route' },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: "Open the console in the provider's panel and look at address, netmask and default route:",
      run: 'ip -brief address; ip route',
    },
    {
      where: 'server',
      system: 'debian',
      does: 'Try a repaired netplan configuration; it goes back by itself when you lose the connection:',
      run: 'sudo netplan try',
    },
  ],
  source: ['lab'],
});
