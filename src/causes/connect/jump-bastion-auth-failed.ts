import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';

const seen = fact('login.jump').kind('bastion-auth-failed', 'the jump host {login.jump.hop} says: {login.jump.text}');

export default defineCause({
  id: 'connect/jump-bastion-auth-failed',
  title: 'The jump host {login.jump.hop} refuses the login; {host} is not even asked.',
  layer: 'V',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [{ when: seen, weight: 'decisive' }],
  proof: seen,
  ruledOutBy: fact('login.jump').kind('ok', 'the way through works'),
  lookAlikes: ['auth/auth-key-not-on-server'],
  decidedBy: { where: 'client', says: 'Try the jump host alone:', run: 'ssh -v {login.jump.hop}' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Set user and key for the jump host in a Host block of its own; options on the command line count for the target only.',
    },
    { where: 'client', system: 'any', does: 'Try the jump host alone:', run: 'ssh -v {login.jump.hop}' },
  ],
  source: ['channels.c', 'sshconnect2.c'],
});
