import { defineCause } from '../../contract/cause.ts';
import { configFine, configUnsupported } from '../conditions/client.ts';
import { installClient } from '../fixes/client.ts';

export default defineCause({
  id: 'client/client-option-unsupported-version',
  title: 'This ssh does not know the option {config.check.option} in {config.check.file}, line {config.check.line}.',
  says: 'The option belongs to a newer or older version, or to another system, than the ssh that runs here.',
  layer: 'A',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: configUnsupported, weight: 'decisive' }],
  proof: configUnsupported,
  ruledOutBy: configFine,
  lookAlikes: ['client/client-config-syntax'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Let ssh pass over the option where it does not know it; put this line before it in {config.check.file}:',
      run: 'IgnoreUnknown {config.check.option}',
    },
    {
      where: 'client',
      system: 'any',
      does: 'For a client up to OpenSSH 8.4 write PubkeyAcceptedKeyTypes instead of PubkeyAcceptedAlgorithms.',
    },
    ...installClient,
  ],
  source: ['readconf.c', 'https://github.com/hashbang/hashbang.sh/issues/27'],
});
