import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { socketHasOtherPort } from '../conditions/inside-sshd.ts';

export default defineCause({
  id: 'connect/sshd-socket-activation-port',
  title: 'systemd opens the port for sshd (ssh.socket) and still uses the old one.',
  says: 'On Ubuntu 22.10 and later a new Port in sshd_config counts only after ssh.socket was started again.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [...reasonForRefusalSigns],
  proof: socketHasOtherPort,
  ruledOutBy: answersAsSsh,
  explains: ['connect/wrong-port', 'connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-config-change-not-applied', 'connect/wrong-port'],
  decidedBy: {
    where: 'server',
    says: 'On the console; "active" means that systemd owns the port:',
    run: 'systemctl is-active ssh.socket; systemctl cat ssh.socket',
  },
  fix: [
    {
      where: 'server',
      system: 'debian',
      does: 'Let systemd read the new port:',
      run: 'sudo systemctl daemon-reload && sudo systemctl restart ssh.socket',
    },
  ],
  source: [
    'https://discourse.ubuntu.com/t/sshd-now-uses-socket-based-activation-ubuntu-22-10-and-later/30189',
    'https://github.com/1Panel-dev/1Panel/issues/4801',
  ],
});
