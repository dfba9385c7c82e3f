import { silentButPings } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// ufw lets SSH in from another network only.
export default defineScenario({
  id: 'connect/ufw-wrong-subnet',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `ufw allow from 192.168.50.0/24 to any port 22 proto tcp > /dev/null && ufw --force enable > /dev/null`,
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
