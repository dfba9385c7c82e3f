import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import {
  agentDead,
  agentHasKeys,
  denied,
  loginAccepted,
  noKeyOffered,
  takesKeys,
  takesOnlyKeys,
} from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/agent-env-wrong',
  title: 'SSH_AUTH_SOCK leads to an agent that is gone ({client.agent.socket}), so its keys are not offered.',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [
    { when: all(denied, takesKeys, agentDead), weight: 'strong' },
    { when: all(denied, takesKeys, noKeyOffered, agentDead), weight: 'decisive' },
  ],
  proof: all(denied, takesOnlyKeys, noKeyOffered, agentDead),
  ruledOutBy: any(loginAccepted, agentHasKeys),
  explains: ['auth/auth-password-disabled'],
  lookAlikes: ['auth/agent-not-running', 'auth/key-not-offered'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'In tmux or screen, take over the socket of the new login, or open a new window from a new login.',
    },
    {
      where: 'client',
      system: 'linux',
      does: 'Start an agent and load the key:',
      run: 'eval "$(ssh-agent)" && ssh-add KEY',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Name the right socket for this host:',
      run: 'ssh -o IdentityAgent=SOCKET {name}',
    },
  ],
  source: ['https://github.com/PowerShell/Win32-OpenSSH/issues/1133'],
});
