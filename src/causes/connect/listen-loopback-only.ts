import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { refusedByHostSigns } from '../conditions/connect-signs.ts';
import { loopbackOnly, refusedOrInside } from '../conditions/inside.ts';
import { restartServer } from '../fixes/server.ts';

const askedAtLoopback = fact('address.kind')
  .field('range')
  .equals('loopback', 'the address asked is the loopback itself');

export default defineCause({
  id: 'connect/listen-loopback-only',
  title: 'The SSH server listens only for connections from its own machine (127.0.0.1).',
  says: '[ ListenAddress stands in {server.sshd.origins.listenaddress.file}, line {server.sshd.origins.listenaddress.line}.]',
  layer: 'K',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: refusedByHostSigns,
  proof: all(refusedOrInside, loopbackOnly),
  ruledOutBy: any(answersAsSsh, askedAtLoopback),
  lookAlikes: ['connect/sshd-not-running', 'connect/wrong-port'],
  decidedBy: {
    where: 'server',
    says: "Look on the server's console whether sshd runs, and on which addresses and ports:",
    run: 'systemctl status ssh sshd; ss -ltn',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'In sshd_config replace "ListenAddress 127.0.0.1" by 0.0.0.0 and ::, or remove the line.',
    },
    ...restartServer,
  ],
  source: ['sshd_config(5), ListenAddress'],
});
