import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'session/git-no-repo-access',
  title: 'The login works, and this account may not see the repository, or its name is wrong.',
  layer: 'W',
  frequency: 'common',
  signs: [sign('strong', said('git-not-found')), sign('medium', said('git-auth-failed'))],
  lookAlikes: ['session/git-wrong-account-key'],
  decidedBy: { where: 'client', says: 'Ask the git host who it takes you for:', run: 'ssh -T git@{host}' },
  fix: [{ where: 'provider', system: 'any', does: 'Check the name of the repository, and ask its owner for access.' }],
  source: ['GitHub documentation', 'GitLab documentation'],
});
