import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { cannotEnable, couldEnableModern, ownPinInTheWay } from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/alg-client-config-pins',
  title:
    'A line of the ssh configuration of this machine allows too few algorithms ({config.pins.keyword}, {config.pins.file} line {config.pins.line}).',
  layer: 'N',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [
    { when: ownPinInTheWay, weight: 'medium' },
    { when: all(ownPinInTheWay, couldEnableModern), weight: 'decisive' },
  ],
  proof: all(ownPinInTheWay, couldEnableModern),
  ruledOutBy: any(fact('kex.match').kind('agreed', 'both sides agree on algorithms'), cannotEnable),
  explains: ['kex/alg-mac-mismatch'],
  lookAlikes: ['kex/alg-cipher-cbc-only', 'kex/alg-kex-sha1-only', 'kex/alg-hostkey-ssh-rsa-only'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Delete that line, or let it only add (+) or remove (-) names. Try without the configuration:',
      run: 'ssh -F /dev/null -l {user} -p {port} {host}',
    },
  ],
  source: ['https://github.com/stribika/stribika.github.io/issues/45', 'ssh_config(5)'],
});
