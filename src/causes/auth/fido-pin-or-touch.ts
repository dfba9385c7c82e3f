import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { denied, loginAccepted, problemSeen, securityKeyAccepted } from '../conditions/auth.ts';

const notSigned = problemSeen(['signing-failed', 'agent-refused'], 'it was not signed with');

export default defineCause({
  id: 'auth/fido-pin-or-touch',
  title: 'The security key waits for its PIN or for a touch that does not come.',
  layer: 'Q',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [{ when: all(denied, securityKeyAccepted, notSigned), weight: 'decisive' }],
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/fido-device-not-found', 'auth/agent-refused-operation'],
  decidedBy: { where: 'client', says: 'Log in from a terminal and touch the key when it blinks:', run: 'ssh {name}' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Log in from a terminal, give the PIN, touch the key when it blinks:',
      run: 'ssh {name}',
    },
    { where: 'client', system: 'any', does: 'Load it into the agent again:', run: 'ssh-add -K' },
  ],
  source: ['OpenSSH ssh-sk.c'],
});
