import { defineCause } from '../../contract/cause.ts';
import { all, not } from '../../contract/condition.ts';
import { agentHasManyKeys, keyAccepted, loginAccepted, manyOffered, tooManyFailures } from '../conditions/auth.ts';

export default defineCause({
  id: 'auth/auth-too-many-keys',
  title: 'ssh offers more keys than the server lets it try, and never gets to the right one.',
  says: "The agent's keys are tried one after the other; after MaxAuthTries (6 by default) failures the server ends the connection. Each of them counts as a failed login, so a ban may follow.",
  layer: 'Q',
  frequency: 'common',
  refusedBy: 'sshd-limits',
  signs: [
    { when: tooManyFailures, weight: 'strong' },
    { when: all(tooManyFailures, manyOffered), weight: 'decisive' },
    { when: all(tooManyFailures, agentHasManyKeys), weight: 'strong' },
  ],
  proof: all(tooManyFailures, manyOffered, not(keyAccepted)),
  ruledOutBy: loginAccepted,
  leadsTo: ['connect/ban-fail2ban', 'banner/limit-persource-penalties'],
  lookAlikes: ['auth/auth-key-not-on-server'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Offer the right key only:',
      run: 'ssh -o IdentitiesOnly=yes -i KEY {name}',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Store it in ~/.ssh/config: "IdentityFile KEY" and "IdentitiesOnly yes" under "Host {host}".',
    },
  ],
  source: ['OpenSSH auth.c', 'https://github.com/saltstack/salt/issues/24096'],
});
