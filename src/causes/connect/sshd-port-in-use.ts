import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { reasonForRefusalSigns } from '../conditions/connect-signs.ts';
import { otherProgramOnPort, saidAddressInUse } from '../conditions/inside.ts';
import { restartServer } from '../fixes/server.ts';

export default defineCause({
  id: 'connect/sshd-port-in-use',
  title: 'sshd does not start on its port: another program has it.',
  layer: 'J',
  frequency: 'common',
  refusedBy: 'host',
  showsAt: ['connect', 'banner'],
  signs: [...reasonForRefusalSigns],
  proof: all(otherProgramOnPort, saidAddressInUse),
  ruledOutBy: answersAsSsh,
  explains: [
    'connect/sshd-not-running',
    'connect/sshd-start-limit-hit',
    'banner/port-is-http',
    'banner/port-is-tls',
    'banner/port-is-other-protocol',
  ],
  leadsTo: ['connect/sshd-not-running'],
  lookAlikes: ['connect/sshd-not-running', 'connect/sshd-not-installed'],
  decidedBy: {
    where: 'server',
    says: 'On the console; "Address already in use" is the answer:',
    run: 'sudo journalctl -u ssh -u sshd -e',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'On the console, see who has the port, and move one of the two:',
      run: "sudo ss -ltnp 'sport = :{port}'",
    },
    ...restartServer,
  ],
  source: ['sshd.c', 'https://github.com/go-gitea/gitea/issues/25053'],
});
