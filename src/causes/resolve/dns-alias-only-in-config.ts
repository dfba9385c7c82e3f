import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import { noAlias } from '../conditions/client.ts';
import { notFound, notInHostsFile, resolved, serversDenyName, singleWord } from '../conditions/resolve.ts';

export default defineCause({
  id: 'resolve/dns-alias-only-in-config',
  title: '"{host}" is a short name that stands in no configuration ssh reads here, and in no name server.',
  layer: 'C',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [
    { when: all(notFound, singleWord), weight: 'strong' },
    { when: all(notFound, serversDenyName), weight: 'medium' },
  ],
  proof: all(notFound, singleWord, serversDenyName, notInHostsFile, noAlias), // says no more than that
  ruledOutBy: any(resolved, not(singleWord)),
  explains: ['resolve/dns-name-not-found'],
  lookAlikes: ['resolve/dns-name-not-found', 'client/client-config-not-read'],
  decidedBy: {
    where: 'client',
    says: 'See whether the configuration of this account knows the name: the line "hostname" must differ from it:',
    run: 'ssh -G {name}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Give the full host name, user and port, or add a block to ~/.ssh/config: "Host {host}" with a line "HostName" below it.',
    },
    {
      where: 'client',
      system: 'any',
      does: 'See what ssh makes of the name; tools that do not read ssh_config need the real host:',
      run: 'ssh -G {name}',
    },
  ],
  source: ['https://github.com/mfat/sshpilot/issues/483'],
});
