import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';
import { noCommonMac } from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/alg-mac-mismatch',
  title: 'The two sides have no message check (MAC) in common.',
  layer: 'N',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [{ when: noCommonMac, weight: 'strong' }],
  proof: noCommonMac,
  ruledOutBy: fact('kex.match').kind('agreed', 'both sides agree on algorithms'),
  lookAlikes: ['kex/bug-mac-implementation', 'kex/alg-client-config-pins', 'kex/alg-client-too-old'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: "Offer one of the server's for this one host:",
      run: 'ssh -o MACs=+{kex.match.enable} {name}',
    },
    {
      where: 'server',
      system: 'any',
      does: 'Add hmac-sha2-256 to the MACs line of sshd_config, or remove the line, then check and reload.',
    },
  ],
  source: ['OpenSSH kex.c'],
});
