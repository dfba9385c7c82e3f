import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import {
  againDropbear,
  againSsh,
  answersHttp,
  answersTls,
  closedUnheard,
  closedUnheardLate,
  closedWithoutWordSigns,
  versionLine,
} from '../conditions/banner.ts';

export default defineCause({
  id: 'banner/limit-dropbear-per-ip',
  title: 'Dropbear takes no more connections without login: five from one address, thirty in all.',
  layer: 'I',
  frequency: 'rare',
  refusedBy: 'sshd-limits',
  signs: [
    ...closedWithoutWordSigns,
    { when: all(closedUnheard, againDropbear), weight: 'decisive' },
    { when: all(closedUnheard, againSsh), weight: 'strong' },
    { when: closedUnheardLate, weight: 'medium', against: true },
  ],
  ruledOutBy: any(versionLine, answersHttp, answersTls),
  lookAlikes: ['banner/limit-maxstartups', 'banner/ban-hosts-deny'],
  decidedBy: { where: 'client', says: 'End the other connections to this server, then look again.' },
  fix: [
    { where: 'client', system: 'any', does: 'Start fewer connections at once to this server.' },
    { where: 'server', system: 'any', does: 'Rebuild dropbear with larger MAX_UNAUTH_PER_IP, or use OpenSSH.' },
  ],
  source: ['dropbear src/default_options.h', 'lab'],
});
