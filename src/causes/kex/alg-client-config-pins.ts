import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { cannotEnable, couldEnableModern, noCommon, ownPinInTheWay, policyInTheWay } from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/alg-client-config-pins',
  title:
    'A setting of ssh on this machine allows too few algorithms[: {config.pins.keyword} in {config.pins.file}, line {config.pins.line}].',
  layer: 'N',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [
    { when: ownPinInTheWay, weight: 'medium' },
    { when: all(noCommon, couldEnableModern), weight: 'strong' },
    { when: all(ownPinInTheWay, couldEnableModern), weight: 'decisive' },
    { when: policyInTheWay, weight: 'strong', against: true },
  ],
  proof: all(ownPinInTheWay, couldEnableModern),
  ruledOutBy: any(fact('kex.match').kind('agreed', 'both sides agree on algorithms'), cannotEnable),
  explains: ['kex/alg-mac-mismatch'],
  lookAlikes: ['kex/alg-cipher-cbc-only', 'kex/alg-kex-sha1-only', 'kex/alg-hostkey-ssh-rsa-only'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Find the line that does it, and delete it, or let it only add (+) or remove (-) names. Try without the configuration:',
      run: 'ssh -F /dev/null -l {user} -p {port} {host}',
    },
  ],
  source: ['https://github.com/stribika/stribika.github.io/issues/45', 'ssh_config(5)'],
});
