import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { installedSince98 } from '../conditions/attempt.ts';
import { closedWithoutWordSigns, endsBeforeFiveSeconds, serverSince98 } from '../conditions/banner.ts';
import { programReplaced } from '../conditions/inside-sshd.ts';
import { endsAtKexinit } from '../conditions/kex.ts';

const exchangeDone = fact('kex.exchange').kind('done', 'the key exchange completes');

export default defineCause({
  id: 'banner/sshd-upgrade-needs-restart',
  title: 'sshd was upgraded while it ran, and its old process cannot start new sessions: it needs a restart.',
  layer: 'J',
  frequency: 'occasional',
  refusedBy: 'host',
  showsAt: ['banner', 'kex'],
  signs: [...closedWithoutWordSigns, { when: all(serverSince98, endsAtKexinit), weight: 'medium' }],
  proof: all(any(endsBeforeFiveSeconds, endsAtKexinit), programReplaced, installedSince98),
  ruledOutBy: exchangeDone,
  lookAlikes: ['banner/sshd-split-binary-missing', 'banner/tcp-proxy-no-backend', 'banner/limit-maxstartups'],
  decidedBy: {
    where: 'server',
    says: 'Compare the age of the process with that of the program:',
    run: 'ps -o lstart,cmd -C sshd; ls -l --full-time /usr/sbin/sshd',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'From a session that is still open, or the console, check the configuration and restart sshd.',
    },
    {
      where: 'server',
      system: 'debian',
      does: 'Check the configuration, then restart the SSH server:',
      run: 'sudo sshd -t && sudo systemctl restart ssh',
    },
    {
      where: 'server',
      system: 'rhel',
      does: 'Check the configuration, then restart the SSH server:',
      run: 'sudo sshd -t && sudo systemctl restart sshd',
    },
    {
      where: 'server',
      system: 'arch',
      does: 'Check the configuration, then restart the SSH server:',
      run: 'sudo sshd -t && sudo systemctl restart sshd',
    },
    {
      where: 'server',
      system: 'suse',
      does: 'Check the configuration, then restart the SSH server:',
      run: 'sudo sshd -t && sudo systemctl restart sshd',
    },
    {
      where: 'server',
      system: 'alpine',
      does: 'Check the configuration, then restart the SSH server:',
      run: 'sudo sshd -t && sudo rc-service sshd restart',
    },
  ],
  source: ['https://github.com/void-linux/void-linux.github.io/pull/77'],
});
