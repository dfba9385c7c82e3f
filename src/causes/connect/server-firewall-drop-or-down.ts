import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { answersAsSsh, silent } from '../conditions/connect.ts';
import { whollySilentSigns } from '../conditions/connect-signs.ts';
import { pingAnswers, silentButAlive } from '../conditions/elsewhere.ts';
import { conntrackFull } from '../conditions/inside-firewall.ts';
import { openHostFirewall } from '../fixes/firewall.ts';
import { raiseConntrack } from '../fixes/inside-firewall.ts';

export default defineCause({
  id: 'connect/server-firewall-drop-or-down',
  title: 'A firewall at the server or before it drops everything from here without an answer.',
  layer: 'H',
  frequency: 'common',
  refusedBy: 'nobody',
  signs: [
    ...whollySilentSigns,
    { when: silentButAlive, weight: 'strong', against: true },
    { when: all(silent, pingAnswers), weight: 'medium' },
  ],
  proof: conntrackFull,
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/host-down-or-stopped', 'connect/cloud-sg-rule-missing', 'connect/fw-drop-rule'],
  decidedBy: {
    where: 'provider',
    says: "Look in the provider's panel whether the server runs, which address it has, and what its firewall lets in.",
  },
  fix: [
    raiseConntrack,
    ...openHostFirewall,
    {
      where: 'provider',
      system: 'any',
      does: "If the provider's panel has a firewall for the server, allow TCP port {port} from your address there too.",
    },
  ],
  source: ['founding article', 'https://github.com/microsoft/vscode/issues/118344'],
});
