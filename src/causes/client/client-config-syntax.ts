import { defineCause } from '../../contract/cause.ts';
import { configFailed, configFine, configSyntax } from '../conditions/client.ts';

export default defineCause({
  id: 'client/client-config-syntax',
  title: 'ssh does not understand its configuration[: line {config.check.line} of {config.check.file}].',
  says: 'ssh says: {config.check.text}',
  layer: 'B',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [
    { when: configSyntax, weight: 'decisive' },
    { when: configFailed, weight: 'medium' },
  ],
  proof: configSyntax,
  ruledOutBy: configFine,
  lookAlikes: ['client/client-option-unsupported-version'],
  decidedBy: {
    where: 'client',
    says: 'Let ssh read its configuration and say what it stumbles over:',
    run: 'ssh -G {host}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Correct the line, then check that ssh takes the file:',
      run: 'ssh -G {host}',
    },
    { where: 'client', system: 'windows', does: 'Save the file as UTF-8 without a byte order mark.' },
  ],
  source: ['readconf.c'],
});
