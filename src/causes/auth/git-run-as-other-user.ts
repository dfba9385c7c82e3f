import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, not } from '../../contract/condition.ts';
import { denied, gitHost, loginAccepted, noKeyOffered } from '../conditions/auth.ts';

const asRoot = fact('client.user').field('uid').equals(0, 'ssh runs as root on this machine');

export default defineCause({
  id: 'auth/git-run-as-other-user',
  title: 'git runs as another user of this machine (root), who has no key for {host}.',
  layer: 'W',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: all(denied, gitHost, noKeyOffered, asRoot), weight: 'strong' }],
  ruledOutBy: any(loginAccepted, not(gitHost), not(asRoot)),
  lookAlikes: ['auth/key-not-offered', 'auth/git-key-not-registered'],
  decidedBy: { where: 'client', says: 'Try as the user who has the key, without sudo:', run: 'ssh -T {name}' },
  fix: [
    { where: 'client', system: 'any', does: 'Run git without sudo, as the user who has the key.' },
    {
      where: 'client',
      system: 'linux',
      does: 'For a service, give its account a key of its own:',
      run: 'sudo -u SERVICE ssh-keygen -t ed25519',
    },
  ],
  source: ['https://github.com/hashicorp/terraform-provider-docker/issues/170'],
});
