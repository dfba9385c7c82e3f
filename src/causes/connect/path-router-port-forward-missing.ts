import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { answersAsSsh, byReset, refused, silent } from '../conditions/connect.ts';
import { sshOnOtherPort } from '../conditions/elsewhere.ts';
import { dynamicName } from '../conditions/resolve.ts';
import { refusedByRouter, refusedBySelf } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/path-router-port-forward-missing',
  title: 'The home router at {address} does not pass port {port} on to the server.',
  layer: 'E',
  frequency: 'common',
  signs: [
    { when: all(any(silent, refused), dynamicName), weight: 'strong' },
    { when: all(byReset, dynamicName), weight: 'strong' },
    { when: all(refusedBySelf, dynamicName), weight: 'medium' }, // as a closed port of any machine
    { when: any(silent, refused), weight: 'weak' },
    { when: refusedByRouter, weight: 'decisive', against: true },
    { when: sshOnOtherPort, weight: 'medium', against: true },
  ],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/path-cgnat', 'connect/sshd-not-running'],
  decidedBy: {
    where: 'network',
    says: 'Try inside the home network with the inside address of the server; when it works there, the forward is missing:',
    run: 'ssh {user}@<inside-address>',
  },
  fix: [
    {
      where: 'network',
      system: 'any',
      does: 'In the settings of the router forward TCP port {port} to the address of the server in your network, port 22, and give the server a fixed address there.',
    },
    {
      where: 'network',
      system: 'any',
      does: 'Choose another outside port if the provider blocks this one, and connect with -p.',
    },
  ],
  source: ['founding article'],
});
