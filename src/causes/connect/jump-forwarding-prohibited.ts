import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';
import { restartServer } from '../fixes/server.ts';

const seen = fact('login.jump').kind('forwarding-prohibited', 'the jump host {login.jump.hop} says: {login.jump.text}');

export default defineCause({
  id: 'connect/jump-forwarding-prohibited',
  title: 'The jump host {login.jump.hop} does not pass connections on.',
  layer: 'V',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [{ when: seen, weight: 'decisive' }],
  proof: seen,
  ruledOutBy: fact('login.jump').kind('ok', 'the way through works'),
  lookAlikes: ['connect/jump-target-unreachable'],
  decidedBy: {
    where: 'server',
    says: 'On the jump host, see what counts for this user:',
    run: "sudo sshd -T -C user={user} | grep -i -E 'allowtcpforwarding|permitopen|disableforwarding'",
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'On the jump host allow it for this user in sshd_config (AllowTcpForwarding, PermitOpen, DisableForwarding), or in the options of the key in authorized_keys.',
    },
    ...restartServer,
  ],
  source: ['channels.c', 'sshconnect2.c'],
});
