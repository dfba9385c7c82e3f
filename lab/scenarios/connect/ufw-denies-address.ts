import { silentButPings } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// ufw lets SSH in, and a rule before that denies this one address.
export default defineScenario({
  id: 'connect/ufw-denies-address',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `ufw allow ssh > /dev/null && ufw insert 1 deny from $CLIENT4 to any port 22 proto tcp > /dev/null && ufw --force enable > /dev/null`,
    undo: `ufw --force reset > /dev/null`,
  },
  expect: {
    first: 'connect/fw-ufw-rule-wrong',
    group: silentButPings,
    never: ['connect/sshd-not-running', 'connect/wrong-port'],
    exit: 1,
  },
  via: { first: 'connect/fw-ufw-rule-wrong', verdict: 'proven', refusedBy: 'host-firewall', exit: 1 },
  here: { first: 'connect/fw-ufw-rule-wrong', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
