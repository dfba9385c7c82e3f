import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'auth/pageant-no-key',
  title: 'Pageant does not run, or holds no key that the server takes.',
  layer: 'X',
  frequency: 'occasional',
  signs: [sign('medium', said('all-methods-failed', 'key-refused'), told('setup', 'ssh-binary'))],
  lookAlikes: ['auth/key-not-offered', 'auth/agent-not-running'],
  decidedBy: { where: 'client', says: 'Look into the key list of Pageant.' },
  fix: [
    {
      where: 'client',
      system: 'putty',
      does: 'Start Pageant and add the key, or name the key file in the settings (Connection, SSH, Auth).',
    },
  ],
  source: ['PuTTY doc/pageant.but'],
});
