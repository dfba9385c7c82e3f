import { defineCause } from '../../contract/cause.ts';
import { all, any, is } from '../../contract/condition.ts';
import {
  agentHasKeys,
  agentMissing,
  denied,
  identityIs,
  loginAccepted,
  noKeyOffered,
  takesKeys,
} from '../conditions/auth.ts';

const keyElsewhere = identityIs(
  { explicit: is(true), state: is('public-key'), privateBeside: is(false) },
  'ssh was told to use a key of which only the public half is here',
);

export default defineCause({
  id: 'auth/agent-not-running',
  title: 'No agent runs in this session, so the keys it should hold are not offered.',
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [
    { when: all(denied, takesKeys, noKeyOffered, agentMissing), weight: 'medium' },
    { when: all(denied, agentMissing, keyElsewhere), weight: 'decisive' },
  ],
  ruledOutBy: any(loginAccepted, agentHasKeys),
  lookAlikes: ['auth/agent-env-wrong', 'auth/key-not-offered'],
  decidedBy: { where: 'client', says: 'Ask the agent for its keys:', run: 'ssh-add -l' },
  fix: [
    {
      where: 'client',
      system: 'linux',
      does: 'Start one in this shell and load the key:',
      run: 'eval "$(ssh-agent)" && ssh-add KEY',
    },
    {
      where: 'client',
      system: 'windows',
      does: 'Start the service and load the key:',
      run: 'Set-Service ssh-agent -StartupType Manual; Start-Service ssh-agent; ssh-add KEY',
    },
  ],
  source: ['https://github.com/xpipe-io/xpipe/issues/555'],
});
