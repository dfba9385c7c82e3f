import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import {
  againSlow,
  againSsh,
  answersHttp,
  answersOther,
  answersTls,
  bannerSilent,
  silentSigns,
  ssh1Only,
  tarpit,
  versionLine,
} from '../conditions/banner.ts';

const slowLine = fact('banner.read').field('afterMs').atLeast(3000, 'its first line takes seconds to come');
const sshWaitsBanner = all(
  fact('login.outcome').kind('timed-out', 'ssh gives up waiting'),
  fact('login.outcome').field('stage').equals('banner', 'it waits for the first line'),
);
const limited = fact('config.effective')
  .field('connectTimeoutS')
  .atLeast(1, 'ssh waits {config.effective.connectTimeoutS} s at most');

export default defineCause({
  id: 'banner/proto-banner-timeout',
  title: 'The SSH server accepts the connection, but its first line comes too late.',
  says: 'The line waits for something on the server: a name lookup that fails, heavy load, or missing randomness shortly after start.',
  layer: 'M',
  frequency: 'occasional',
  refusedBy: 'host',
  signs: [
    ...silentSigns,
    { when: all(bannerSilent, againSsh), weight: 'strong' },
    { when: all(versionLine, slowLine, sshWaitsBanner), weight: 'decisive' },
  ],
  proof: any(all(bannerSilent, againSsh, againSlow), all(slowLine, sshWaitsBanner, limited)),
  ruledOutBy: any(answersHttp, answersTls, answersOther, ssh1Only, tarpit),
  lookAlikes: [
    'host/host-overloaded',
    'banner/port-is-tarpit',
    'banner/net-dpi-blocks-ssh-protocol',
    'auth/slow-usedns',
  ],
  decidedBy: {
    where: 'server',
    says: 'Look on the server at load and at name lookups:',
    run: 'uptime; free -m; time getent hosts YOUR.ADDRESS',
  },
  fix: [
    { where: 'client', system: 'any', does: 'Give the server more time:', run: 'ssh -o ConnectTimeout=60 {name}' },
    {
      where: 'server',
      system: 'any',
      does: 'Repair the name servers of the server (/etc/resolv.conf), and set UseDNS no in sshd_config.',
    },
  ],
  source: ['OpenSSH sshconnect.c', 'paramiko transport.py', 'lab'],
});
