import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'session/git-deploy-key-read-only',
  title: 'The key is a deploy key that may only read.',
  layer: 'W',
  frequency: 'occasional',
  signs: [sign('decisive', said('git-read-only'))],
  lookAlikes: ['session/git-no-repo-access'],
  decidedBy: { where: 'provider', says: 'Look at the deploy key in the settings of the repository.' },
  fix: [
    {
      where: 'provider',
      system: 'any',
      does: 'Allow write access for the deploy key in the settings of the repository.',
    },
  ],
  source: ['GitHub documentation, deploy keys'],
});
