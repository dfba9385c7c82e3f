import { defineCause } from '../../contract/cause.ts';
import { keyRefusedSigns, loginAccepted, passwordRefusedSigns, userIsRoot } from '../conditions/auth.ts';
import { accountAbsent } from '../conditions/inside.ts';

export default defineCause({
  id: 'auth/auth-wrong-username',
  title: 'The account {user} does not exist on the server, or is not the one that has your key.',
  layer: 'P',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [...keyRefusedSigns, ...passwordRefusedSigns, { when: userIsRoot, weight: 'medium', against: true }],
  proof: accountAbsent,
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server', 'auth/auth-allowusers-deny', 'auth/auth-wrong-username-cloud'],
  decidedBy: {
    where: 'server',
    says: 'Look on the server whether the account exists, and for "Invalid user" in the log:',
    run: 'getent passwd {user}; sudo journalctl -u ssh -u sshd -e | grep -i "invalid user"',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Log in with the name of the account on the server:',
      run: 'ssh -l USER -p {port} {host}',
    },
    { where: 'client', system: 'any', does: 'Store it in ~/.ssh/config as a line "User NAME" under "Host {host}".' },
  ],
  source: ['founding article', 'lab'],
});
