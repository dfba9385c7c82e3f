import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { againSsh, answersHttp, answersTls, maxStartupsText, notAllowedText, ssh1Only } from '../conditions/banner.ts';
import { noLimitPerSource } from '../conditions/inside-limits.ts';

export default defineCause({
  id: 'banner/limit-persource-maxstartups',
  title: 'The SSH server takes only a few connections without login from one address (PerSourceMaxStartups).',
  layer: 'I',
  frequency: 'rare',
  refusedBy: 'sshd-limits',
  signs: [
    saidEarlier('startups-per-source'),
    { when: maxStartupsText, weight: 'decisive' },
    { when: notAllowedText, weight: 'strong' },
    { when: againSsh, weight: 'medium' },
  ],
  proof: saidOfUs('startups-per-source'),
  ruledOutBy: any(noLimitPerSource, answersHttp, answersTls, ssh1Only),
  lookAlikes: ['banner/limit-maxstartups', 'banner/limit-persource-penalties'],
  decidedBy: {
    where: 'server',
    says: 'Ask sshd for its limits:',
    run: 'sudo sshd -T | grep -iE "maxstartups|persource"',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Start fewer connections at once from this address; behind one shared address all its machines count together.',
    },
    {
      where: 'server',
      system: 'any',
      does: 'Raise PerSourceMaxStartups in sshd_config, or set it to none, then check and reload.',
    },
  ],
  source: ['OpenSSH srclimit.c', 'OpenSSH sshd.c (drop_connection)', 'lab'],
});
