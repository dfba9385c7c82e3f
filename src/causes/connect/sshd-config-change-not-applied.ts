import { defineCause } from '../../contract/cause.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { changeNotApplied } from '../conditions/inside-sshd.ts';
import { restartServer } from '../fixes/server.ts';

export default defineCause({
  id: 'connect/sshd-config-change-not-applied',
  title: 'sshd_config names the new port, and the running sshd still uses the old one.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [...reasonForRefusalSigns],
  proof: changeNotApplied,
  ruledOutBy: answersAsSsh,
  explains: ['connect/wrong-port'],
  lookAlikes: ['connect/sshd-socket-activation-port', 'connect/wrong-port'],
  decidedBy: {
    where: 'server',
    says: 'Compare what sshd would use with what is open:',
    run: "sudo sshd -T | grep '^port'; ss -ltn",
  },
  fix: restartServer,
  source: ['https://github.com/microsoft/vscode-remote-release/issues/10025'],
});
