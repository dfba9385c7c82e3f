import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import {
  agentHasKeys,
  agentMissing,
  denied,
  hasPrivateKey,
  loginAccepted,
  noKeyOffered,
  noPrivateKey,
  takesKeys,
} from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/agent-forwarding-missing',
  title: 'This machine has no keys of its own and no forwarded agent, which a second hop needs.',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: all(denied, takesKeys, noKeyOffered, agentMissing, noPrivateKey), weight: 'medium' }],
  ruledOutBy: any(loginAccepted, agentHasKeys, hasPrivateKey),
  lookAlikes: ['auth/agent-not-running', 'auth/key-not-offered', 'auth/git-key-not-registered'],
  decidedBy: {
    where: 'client',
    says: 'If you came to this machine by ssh, look whether an agent was forwarded:',
    run: 'echo "$SSH_CONNECTION $SSH_AUTH_SOCK"',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'From your own machine, go through this one instead:',
      run: 'ssh -J THIS_MACHINE {name}',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Or forward the agent to this machine, if you trust everybody who is root there:',
      run: 'ssh -A THIS_MACHINE',
    },
  ],
  source: ['https://github.com/rails/rails-dev-box/pull/74'],
});
