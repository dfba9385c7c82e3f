import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { noConnection } from '../conditions/connect.ts';
import { otherAddressOpen } from '../conditions/elsewhere.ts';
import { inHostsFile, literalAddress, notInHostsFile, serversAgree, serversDisagree } from '../conditions/resolve.ts';

export default defineCause({
  id: 'connect/dns-hosts-file-override',
  title: 'The hosts file of this machine sends {host} to {address}, and the name servers say otherwise.',
  says: 'The hosts file wins over the name servers. Its line is number {name.hosts-file.line} of {name.hosts-file.file}.',
  layer: 'C',
  frequency: 'rare',
  refusedBy: 'this-machine',
  signs: [
    { when: all(noConnection, inHostsFile, serversDisagree), weight: 'decisive' },
    { when: all(noConnection, inHostsFile), weight: 'weak' },
  ],
  proof: all(noConnection, inHostsFile, serversDisagree, otherAddressOpen), // the line may be there on purpose: only where the public address answers it is the cause
  ruledOutBy: any(literalAddress, notInHostsFile, serversAgree),
  lookAlikes: ['connect/dns-wrong-or-stale-address'],
  decidedBy: {
    where: 'client',
    says: 'Connect to the address that the name servers give:',
    run: 'nslookup {hostname}',
  },
  fix: [
    {
      where: 'client',
      system: 'linux',
      does: 'Look at the line for {host} and remove it when nobody needs it:',
      run: 'grep -n -w {hostname} /etc/hosts',
    },
    {
      where: 'client',
      system: 'macos',
      does: 'Look at the line for {host} and remove it when nobody needs it:',
      run: 'grep -n -w {hostname} /etc/hosts',
    },
    {
      where: 'client',
      system: 'windows',
      does: 'Look at the line for {host} and remove it when nobody needs it:',
      run: 'findstr /n {hostname} C:\\Windows\\System32\\drivers\\etc\\hosts',
    },
  ],
  source: ['hosts(5)'],
});
