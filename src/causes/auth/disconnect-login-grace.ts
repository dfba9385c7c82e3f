import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { closedAtAuth, loginAccepted } from '../conditions/auth.ts';

const longPause = fact('login.pauses')
  .field('longestMs')
  .atLeast(20000, 'the login stood still for {login.pauses.longestMs} ms before');

export default defineCause({
  id: 'auth/disconnect-login-grace',
  title: 'The server ended the login because it took too long (LoginGraceTime, two minutes by default).',
  layer: 'U',
  frequency: 'occasional',
  refusedBy: 'sshd-limits',
  signs: [saidEarlier('login-grace'), { when: all(closedAtAuth, longPause), weight: 'decisive' }],
  proof: saidOfUs('login-grace'),
  ruledOutBy: loginAccepted,
  lookAlikes: ['kex/path-mtu-blackhole', 'auth/limit-refuseconnection'],
  decidedBy: {
    where: 'server',
    says: 'Look for "Timeout before authentication" in the log:',
    run: 'sudo journalctl -u ssh -u sshd -e',
  },
  fix: [
    { where: 'client', system: 'any', does: 'Have password, code or security key at hand before you connect.' },
    {
      where: 'server',
      system: 'any',
      does: 'Raise LoginGraceTime in sshd_config, check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['OpenSSH sshd.c'],
});
