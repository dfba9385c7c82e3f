import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { cannotEnable, couldEnableModern, policyInTheWay } from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/alg-fips-mode',
  title: 'The crypto policy of this system, as in FIPS mode, leaves out everything that the server offers in one list.',
  layer: 'N',
  frequency: 'rare',
  refusedBy: 'this-machine',
  signs: [
    { when: policyInTheWay, weight: 'medium' },
    { when: all(policyInTheWay, couldEnableModern), weight: 'decisive' },
  ],
  proof: all(policyInTheWay, couldEnableModern),
  ruledOutBy: any(fact('kex.match').kind('agreed', 'both sides agree on algorithms'), cannotEnable),
  explains: ['kex/alg-mac-mismatch'],
  lookAlikes: ['kex/alg-crypto-policy-sha1', 'kex/alg-client-config-pins', 'kex/alg-client-too-old'],
  decidedBy: {
    where: 'client',
    says: 'Look which policy holds here, and whether FIPS mode is on:',
    run: 'update-crypto-policies --show; cat /proc/sys/crypto/fips_enabled',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Offer what FIPS allows: an ECDSA P-256 or RSA-3072 host key, aes256-gcm or aes256-ctr, ecdh-sha2-nistp256.',
    },
    { where: 'client', system: 'rhel', does: 'Look which policy holds here:', run: 'update-crypto-policies --show' },
  ],
  source: ['taxonomy, layer N'],
});
