import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { noLimitPerSource, saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import {
  acceptsImpossible,
  againDropbear,
  againSsh,
  answersHttp,
  answersTls,
  closedUnheardSoon,
  maxStartupsText,
  notAllowedText,
  ssh1Only,
  sshCutAtBanner,
  tarpit,
} from '../conditions/banner.ts';
import { tooManyConnections } from '../conditions/kex.ts';

const limits = fact('server.limits');
const startupsFull = all(
  any(
    maxStartupsText,
    notAllowedText,
    closedUnheardSoon,
    sshCutAtBanner,
    fact('server.view').field('outside').equals(false, 'this look is from the server itself'),
  ),
  limits
    .field('startupsFull')
    .equals(
      true,
      '{server.limits.waiting} connections wait for a login, and from {server.limits.maxStartups.start} on sshd takes no more (MaxStartups)',
    ),
);

export default defineCause({
  id: 'banner/limit-maxstartups',
  title: 'The SSH server takes no new connections: too many wait for a login already (MaxStartups).',
  says: 'Connections that have not logged in yet are counted, 10 by default. Scanners, many parallel jobs, or logins that hang fill the places.',
  layer: 'I',
  frequency: 'common',
  refusedBy: 'sshd-limits',
  showsAt: ['banner', 'kex'],
  signs: [
    saidEarlier('startups-all'),
    { when: maxStartupsText, weight: 'decisive' },
    { when: notAllowedText, weight: 'strong' },
    { when: againSsh, weight: 'medium' },
    { when: closedUnheardSoon, weight: 'medium' },
    { when: tooManyConnections, weight: 'strong' },
    { when: sshCutAtBanner, weight: 'medium' },
    { when: againDropbear, weight: 'decisive', against: true },
    { when: acceptsImpossible, weight: 'decisive', against: true },
  ],
  // Before 9.8 the two limits have words of their own, and no other look has them.
  proof: any(saidOfUs('startups-all'), startupsFull, all(maxStartupsText, noLimitPerSource)),
  ruledOutBy: any(answersHttp, answersTls, tarpit, ssh1Only),
  lookAlikes: [
    'banner/limit-persource-penalties',
    'banner/limit-persource-maxstartups',
    'banner/ban-hosts-deny',
    'banner/tcp-proxy-no-backend',
  ],
  decidedBy: {
    where: 'server',
    says: 'Look in the log for "past MaxStartups" or "beginning MaxStartups throttling":',
    run: 'sudo journalctl -u ssh -u sshd -e | grep -i maxstartups',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Start fewer connections at once, or share one connection:',
      run: 'ssh -o ControlMaster=auto -o ControlPath=~/.ssh/cm-%C -o ControlPersist=60 {name}',
    },
    {
      where: 'server',
      system: 'any',
      does: 'Raise the limit in sshd_config, check and reload: MaxStartups 100:30:200',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'See who holds the places:',
      run: 'sudo ss -tnp state established "( sport = :{port} )"',
    },
  ],
  source: [
    'OpenSSH sshd.c (drop_connection)',
    'https://github.com/go-gitea/gitea/issues/21732',
    'https://github.com/ronf/asyncssh/issues/55',
    'lab',
  ],
});
