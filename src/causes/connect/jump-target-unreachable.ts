import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';

const here = fact('login.jump').kind('target-unreachable', 'the jump host does not get a connection to the host');

export default defineCause({
  id: 'connect/jump-target-unreachable',
  title: 'The jump host {login.jump.hop} cannot reach {host}: {login.jump.text}',
  layer: 'V',
  frequency: 'common',
  refusedBy: 'path',
  signs: [{ when: here, weight: 'decisive' }],
  proof: here,
  ruledOutBy: fact('login.jump').kind('ok', 'the way through the jump host works'),
  lookAlikes: ['connect/jump-forwarding-prohibited'],
  decidedBy: { where: 'server', says: 'Try on the jump host:', run: 'nc -vz {host} {port}' },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: '"refused": look at the SSH server of {host}. "timed out" or "no route": let its firewall or security group take connections of the jump host. "resolution": use the name or address that the jump host knows.',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Use the address that the jump host knows:',
      run: 'ssh -o HostName=ADDRESS {name}',
    },
  ],
  source: ['OpenSSH channels.c'],
});
