import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'session/git-wrong-account-key',
  title: 'The git host knows the key that ssh offers first, as one of another account.',
  layer: 'W',
  frequency: 'common',
  signs: [
    sign('decisive', said('git-denied-to')),
    sign('strong', said('git-not-found')),
    sign('strong', told('setup', 'two-accounts')),
  ],
  lookAlikes: ['session/git-no-repo-access', 'auth/git-key-not-registered'],
  decidedBy: { where: 'client', says: 'Ask the git host who it takes you for:', run: 'ssh -T git@{host}' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Name the key for this host and offer no other (IdentityFile, IdentitiesOnly yes):',
      run: 'ssh -i KEY -o IdentitiesOnly=yes -T git@{host}',
    },
  ],
  source: ['GitHub documentation, deploy keys', 'GitLab documentation'],
});
