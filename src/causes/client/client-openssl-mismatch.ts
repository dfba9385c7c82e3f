import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { clientBroken, clientWorks, libraryMissing, noClient, opensslMismatch } from '../conditions/client.ts';
import { upgradeClient } from '../fixes/client.ts';

export default defineCause({
  id: 'client/client-openssl-mismatch',
  title: 'The ssh program at {client.ssh.path} does not start: it finds the wrong OpenSSL library.',
  says: 'It says: {client.ssh.text}',
  layer: 'A',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [
    { when: opensslMismatch, weight: 'decisive' },
    { when: all(clientBroken, libraryMissing), weight: 'strong' },
  ],
  proof: all(clientBroken, opensslMismatch),
  ruledOutBy: any(clientWorks, noClient),
  lookAlikes: ['client/client-not-installed'],
  decidedBy: {
    where: 'client',
    says: 'Look which libraries it loads, and whether LD_LIBRARY_PATH is set:',
    run: 'echo "$LD_LIBRARY_PATH"; ldd "$(command -v ssh)"',
  },
  fix: upgradeClient,
  source: ['https://github.com/openssl/openssl/issues/1631', 'https://github.com/microsoft/vscode/issues/201876'],
});
