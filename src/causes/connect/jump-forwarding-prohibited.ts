import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';

const here = fact('login.jump').kind('forwarding-prohibited', 'the jump host answers: administratively prohibited');

export default defineCause({
  id: 'connect/jump-forwarding-prohibited',
  title: 'The jump host {login.jump.hop} does not allow passing on to {host}.',
  layer: 'V',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [{ when: here, weight: 'decisive' }],
  proof: here,
  ruledOutBy: fact('login.jump').kind('ok', 'the way through the jump host works'),
  lookAlikes: ['connect/jump-target-unreachable'],
  decidedBy: {
    where: 'server',
    says: 'Ask sshd on the jump host what holds for this user:',
    run: 'sudo sshd -T -C user={user},host=x,addr=127.0.0.1 | grep -iE "forward|permitopen"',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'On the jump host, set "AllowTcpForwarding yes" (a Match block for the group is enough), look at PermitOpen, check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['OpenSSH channels.c'],
});
