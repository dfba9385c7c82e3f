import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import { configFailed, destinationMalformed, destinationPlain, noAlias } from '../conditions/client.ts';

export default defineCause({
  id: 'client/host-argument-malformed',
  title: '"{config.destination.host}" is not a host name ({config.destination.kind}).',
  layer: 'A',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: destinationMalformed, weight: 'decisive' }],
  proof: all(destinationMalformed, any(noAlias, configFailed)), // an alias may hold a colon
  ruledOutBy: any(destinationPlain, all(destinationMalformed, not(noAlias))),
  lookAlikes: ['resolve/dns-name-not-found'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Give the port apart from the host: ssh -p 2222 user@host, or as an address: ssh ssh://user@host:2222 (OpenSSH 7.7 and later).',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Type the host again without quotes, blanks, slashes or a path; text copied from a page may hold signs that look like ordinary ones.',
    },
  ],
  source: ['ssh.c, valid_hostname()', 'https://github.com/AmesCornish/buttersink/issues/4'],
});
