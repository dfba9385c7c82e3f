import { defineCause } from '../../contract/cause.ts';
import { all, not } from '../../contract/condition.ts';
import { denied, keyAccepted, loginAccepted, problemSeen, securityKeyAccepted } from '../conditions/auth.ts';

const agentRefuses = problemSeen('agent-refused', 'the agent refuses to sign (agent refused operation)');

export default defineCause({
  id: 'auth/agent-refused-operation',
  title: 'The agent has the key that the server wants, but does not sign with it.',
  layer: 'Q',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [{ when: all(denied, agentRefuses), weight: 'decisive' }],
  proof: all(denied, agentRefuses, keyAccepted, not(securityKeyAccepted)),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/fido-pin-or-touch', 'auth/key-pair-mismatch'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Try to sign with the agent, and look what it wants (a confirmation, an unlock, a touch):',
      run: 'ssh-add -T ~/.ssh/id_ed25519.pub',
    },
    {
      where: 'client',
      system: 'linux',
      does: 'Where gpg-agent is the agent, tell it the terminal:',
      run: 'gpg-connect-agent updatestartuptty /bye',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Make the file yours alone and load it again:',
      run: 'chmod 600 KEY && ssh-add KEY',
    },
  ],
  source: ['OpenSSH sshconnect2.c', 'https://github.com/NixOS/nixpkgs/issues/18293'],
});
