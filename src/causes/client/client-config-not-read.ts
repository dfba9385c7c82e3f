import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { configUnreadable } from '../conditions/client.ts';
import { notFound, singleWord } from '../conditions/resolve.ts';

export default defineCause({
  id: 'client/client-config-not-read',
  title:
    'ssh does not read the configuration that is meant[: it cannot read {config.check.file} ({config.check.why})].',
  layer: 'B',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  showsAt: ['client', 'resolve'],
  signs: [
    { when: configUnreadable, weight: 'decisive' },
    { when: all(notFound, singleWord), weight: 'medium' },
  ],
  proof: configUnreadable,
  lookAlikes: ['resolve/dns-alias-only-in-config', 'client/client-config-bad-permissions'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'See which files ssh really reads:',
      run: "ssh -v {host} 2>&1 | grep 'Reading configuration data'",
    },
    {
      where: 'client',
      system: 'any',
      does: 'Name the file yourself, or run ssh as the user whose file it is (sudo, cron and services have another home):',
      run: 'ssh -F ~/.ssh/config {host}',
    },
  ],
  source: ['ssh.c, process_config_files()'],
});
