import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { clientBroken, clientWorks, noClient } from '../conditions/client.ts';
import { installClient } from '../fixes/client.ts';

export default defineCause({
  id: 'client/client-not-installed',
  title: 'There is no ssh program on this machine.',
  says: 'Neither ssh nor plink nor dbclient is in the search path (PATH) of this shell.',
  layer: 'A',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [{ when: noClient, weight: 'decisive' }],
  proof: noClient,
  ruledOutBy: any(clientWorks, clientBroken),
  lookAlikes: ['client/client-multiple-ssh-binaries'],
  fix: installClient,
  source: ['founding article', 'git connect.c'],
});
