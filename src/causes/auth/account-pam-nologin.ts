import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { closedWithWords, denied, everyKeyRefused, serverSays } from '../conditions/auth.ts';
import { nologinFile } from '../conditions/inside.ts';
import { stillStarting } from '../conditions/machine.ts';
import { sessionWorks } from '../conditions/session.ts';

const said = serverSays(
  'System is booting up|System is going down|Unprivileged users are not permitted|down for maintenance',
  'the server says that it lets nobody in now',
);

export default defineCause({
  id: 'auth/account-pam-nologin',
  title: 'The server lets only root in at the moment: it is starting, stopping or under maintenance (nologin).',
  layer: 'S',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  showsAt: ['auth', 'session'],
  signs: [
    saidEarlier('nologin'),
    { when: said, weight: 'decisive' },
    { when: closedWithWords, weight: 'strong' },
    { when: everyKeyRefused, weight: 'decisive', against: true },
  ],
  proof: any(any(all(said, not(denied)), nologinFile), saidOfUs('nologin')),
  ruledOutBy: sessionWorks,
  lookAlikes: ['connect/host-booting'],
  fix: [
    { where: 'client', system: 'any', does: 'Wait a minute and try again.' },
    {
      where: 'server',
      system: 'linux',
      does: 'The machine has not finished starting; look what it waits for:',
      run: 'systemctl list-jobs',
      when: stillStarting,
    },
    {
      where: 'server',
      system: 'linux',
      does: 'If it is left over from long ago, remove it:',
      run: 'sudo rm /run/nologin /etc/nologin',
    },
  ],
  source: ['https://github.com/cockpit-project/cockpit/issues/4943', 'systemd pam_nologin'],
});
