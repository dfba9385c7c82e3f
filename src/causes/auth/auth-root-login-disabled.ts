import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { everyKeyRefused, loginAccepted, passwordRefused, userIsRoot } from '../conditions/auth.ts';
import { rootRefused } from '../conditions/inside.ts';

export default defineCause({
  id: 'auth/auth-root-login-disabled',
  title: 'The server does not let root log in this way (PermitRootLogin).',
  says: '[ PermitRootLogin stands in {server.sshd.origins.permitrootlogin.file}, line {server.sshd.origins.permitrootlogin.line}.]',
  layer: 'P',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [
    saidEarlier('root-login'),
    { when: all(everyKeyRefused, userIsRoot), weight: 'strong' },
    { when: all(passwordRefused, userIsRoot), weight: 'strong' },
  ],
  proof: any(rootRefused, saidOfUs('root-login')),
  ruledOutBy: any(loginAccepted, not(userIsRoot)),
  lookAlikes: ['auth/auth-key-not-on-server', 'auth/auth-wrong-password'],
  decidedBy: {
    where: 'server',
    says: 'Ask sshd what holds for root:',
    run: 'sudo sshd -T -C user=root,host=x,addr=127.0.0.1 | grep -i permitrootlogin',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Log in with another account and become root there:',
      run: 'ssh -t -l USER -p {port} {host} sudo -i',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'Let root in with a key only: put "PermitRootLogin prohibit-password" into sshd_config, check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['OpenSSH auth.c'],
});
