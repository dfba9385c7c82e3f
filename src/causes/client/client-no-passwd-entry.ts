import { defineCause } from '../../contract/cause.ts';
import { noPasswdEntry, passwdEntry } from '../conditions/client.ts';

export default defineCause({
  id: 'client/client-no-passwd-entry',
  title: 'ssh ends at once: the user number {client.user.uid} that runs it has no entry in the list of users.',
  layer: 'A',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [{ when: noPasswdEntry, weight: 'decisive' }],
  proof: noPasswdEntry,
  ruledOutBy: passwdEntry,
  lookAlikes: ['client/client-config-not-read'],
  decidedBy: {
    where: 'client',
    says: 'Ask for the entry of the user that runs ssh; nothing printed means that there is none:',
    run: 'getent passwd "$(id -u)"',
  },
  fix: [
    {
      where: 'client',
      system: 'linux',
      does: 'Give the number an entry, in a container when it starts:',
      run: 'echo "app:x:$(id -u):0:app:$HOME:/bin/sh" >> /etc/passwd',
    },
    { where: 'client', system: 'any', does: 'Or run the container as a user that its image knows.' },
  ],
  source: ['ssh.c, getpwuid in main()'],
});
