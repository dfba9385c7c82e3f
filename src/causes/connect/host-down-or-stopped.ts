import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { answersAsSsh, hostUnreachableUnnamed, silent } from '../conditions/connect.ts';
import { whollySilentSigns } from '../conditions/connect-signs.ts';
import { pingAnswers, silentButAlive } from '../conditions/elsewhere.ts';
import { hostUnreachableAtOnce, nobodyHasAddress, onLink } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/host-down-or-stopped',
  title: 'No machine answers at {address}: it is off, stopped or not there.',
  layer: 'F',
  frequency: 'common',
  refusedBy: 'nobody',
  foremost: true,
  signs: [
    ...whollySilentSigns,
    { when: nobodyHasAddress, weight: 'decisive' },
    { when: hostUnreachableAtOnce, weight: 'weak' },
    { when: all(hostUnreachableUnnamed, onLink), weight: 'medium' },
    { when: hostUnreachableUnnamed, weight: 'weak' },
    { when: silentButAlive, weight: 'strong', against: true },
    { when: all(silent, pingAnswers), weight: 'decisive', against: true },
  ],
  ruledOutBy: answersAsSsh,
  lookAlikes: [
    'connect/fw-drop-rule',
    'connect/server-firewall-drop-or-down',
    'connect/cloud-sg-rule-missing',
    'connect/host-address-changed',
  ],
  decidedBy: {
    where: 'provider',
    says: "Look in the provider's panel whether the server runs, which address it has, and what its firewall lets in.",
  },
  fix: [
    {
      where: 'provider',
      system: 'any',
      does: "Look in the provider's panel whether the server runs; start it, and look at its console when it does not come up.",
    },
    {
      where: 'server',
      system: 'any',
      does: 'At home or in the office: switch it on, check the cable, and that it does not sleep.',
    },
  ],
  source: ['lab', 'Azure documentation'],
});
