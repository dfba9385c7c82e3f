import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { denied, noPartialSuccess, partialSuccess } from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/auth-multi-factor-required',
  title:
    'The first proof ({login.partial-success.after}) is accepted, and the server asks for another: {login.partial-success.methods}.',
  layer: 'P',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [{ when: all(denied, partialSuccess), weight: 'decisive' }],
  proof: all(denied, partialSuccess),
  ruledOutBy: noPartialSuccess,
  lookAlikes: ['auth/auth-wrong-password', 'auth/key-pair-mismatch'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Log in from a terminal and give the code or password when asked:',
      run: 'ssh -o BatchMode=no {name}',
    },
    {
      where: 'server',
      system: 'any',
      does: 'For accounts of programs, take them out: "Match User NAME" with "AuthenticationMethods publickey".',
    },
    { where: 'server', system: 'linux', does: 'Codes depend on the time: set the clock right:', run: 'timedatectl' },
  ],
  source: ['OpenSSH sshconnect2.c'],
});
