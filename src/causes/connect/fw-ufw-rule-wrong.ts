import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { answersAsSsh, silent } from '../conditions/connect.ts';
import { whollySilentSigns } from '../conditions/connect-signs.ts';
import { otherPortRefuses, pingAnswers, pingSilent, silentButAlive } from '../conditions/elsewhere.ts';
import { stoppedByUfw } from '../conditions/inside-firewall.ts';
import { passUfw } from '../fixes/inside-firewall.ts';

export default defineCause({
  id: 'connect/fw-ufw-rule-wrong',
  title: 'ufw on the server is switched on without a rule that lets port {port} in.',
  layer: 'H',
  frequency: 'common',
  refusedBy: 'host-firewall',
  signs: [
    ...whollySilentSigns,
    { when: all(silent, pingAnswers), weight: 'medium' }, // its defaults drop everything but echo requests
    { when: all(silent, pingSilent), weight: 'strong', against: true },
    { when: silentButAlive, weight: 'medium' },
    { when: otherPortRefuses, weight: 'strong', against: true },
  ],
  proof: stoppedByUfw,
  ruledOutBy: answersAsSsh,
  explains: ['connect/fw-drop-rule', 'connect/fw-reject-rule'],
  lookAlikes: ['connect/fw-drop-rule', 'connect/sshd-config-change-not-applied'],
  decidedBy: { where: 'server', says: 'On the console:', run: 'sudo ufw status verbose' },
  fix: [
    passUfw,
    { where: 'server', system: 'debian', does: 'On the console, allow the port:', run: 'sudo ufw allow {port}/tcp' },
    {
      where: 'server',
      system: 'debian',
      does: 'See the rules and what ufw blocked:',
      run: "sudo ufw status verbose; sudo journalctl -k | grep 'UFW BLOCK' | tail",
    },
  ],
  source: ['https://github.com/sovereign/sovereign/issues/303', 'lab'],
});
