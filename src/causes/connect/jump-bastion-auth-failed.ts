import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';

const here = fact('login.jump').kind('bastion-auth-failed', 'the jump host refuses the login');

export default defineCause({
  id: 'connect/jump-bastion-auth-failed',
  title: 'The login at the jump host {login.jump.hop} fails; {host} itself was not reached.',
  layer: 'V',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [{ when: here, weight: 'decisive' }],
  proof: here,
  ruledOutBy: fact('login.jump').kind('ok', 'the way through the jump host works'),
  lookAlikes: ['auth/auth-key-not-on-server'],
  decidedBy: { where: 'client', says: 'Log in at the jump host alone:', run: 'ssh {login.jump.hop}' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Give the jump host its own block in ~/.ssh/config with its User and IdentityFile; options of the command line do not hold for it.',
    },
    { where: 'client', system: 'any', does: 'See what is wrong there:', run: 'whyssh {login.jump.hop}' },
  ],
  source: ['OpenSSH sshconnect2.c'],
});
