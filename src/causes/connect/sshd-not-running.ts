import { defineCause } from '../../contract/cause.ts';
import { all, not } from '../../contract/condition.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { refusedByHostSigns } from '../conditions/connect-signs.ts';
import { installed, noneAnywhere, otherProgramOnPort, refusedOrInside } from '../conditions/inside.ts';
import { startByManager } from '../fixes/server.ts';

export default defineCause({
  id: 'connect/sshd-not-running',
  title: 'The SSH server on {address} is not running.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'host',
  foremost: true,
  signs: refusedByHostSigns,
  proof: all(refusedOrInside, installed, noneAnywhere, not(otherProgramOnPort)), // from outside alone never: a firewall or a ban can refuse in the same way
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/wrong-port', 'connect/ban-fail2ban', 'connect/fw-reject-rule', 'connect/sshd-not-installed'],
  decidedBy: {
    where: 'server',
    says: "Look on the server's console whether sshd runs, and on which addresses and ports:",
    run: 'systemctl status ssh sshd; ss -ltn',
  },
  fix: [
    ...startByManager,
    {
      where: 'server',
      system: 'debian',
      does: 'Start the SSH server and let it start at boot:',
      run: 'sudo systemctl enable --now ssh',
    },
    {
      where: 'server',
      system: 'rhel',
      does: 'Start the SSH server and let it start at boot:',
      run: 'sudo systemctl enable --now sshd',
    },
    {
      where: 'server',
      system: 'alpine',
      does: 'Start the SSH server and let it start at boot:',
      run: 'sudo rc-update add sshd && sudo rc-service sshd start',
    },
    { where: 'server', system: 'macos', does: 'Switch on Remote Login:', run: 'sudo systemsetup -setremotelogin on' },
    {
      where: 'server',
      system: 'windows',
      does: 'Start the service and let it start at boot:',
      run: 'Set-Service sshd -StartupType Automatic; Start-Service sshd',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'If it does not start, read why:',
      run: 'sudo journalctl -u ssh -u sshd -e',
    },
  ],
  source: ['founding article', 'lab'],
});
