import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import {
  answersGarbage,
  answersHttp,
  answersOther,
  answersTls,
  bannerSilent,
  endsWithOtherText,
  ssh1Only,
  tarpit,
  versionLine,
} from '../conditions/banner.ts';

export default defineCause({
  id: 'banner/port-is-other-protocol',
  title: 'Port {port} belongs to another service[ ({banner.read.protocol})], not to an SSH server.',
  layer: 'L',
  frequency: 'occasional',
  refusedBy: 'another-program',
  signs: [
    { when: answersOther, weight: 'decisive' },
    { when: answersGarbage, weight: 'strong' },
    { when: endsWithOtherText, weight: 'medium' },
    { when: bannerSilent, weight: 'weak' },
  ],
  proof: answersOther,
  ruledOutBy: any(versionLine, answersHttp, answersTls, tarpit, ssh1Only),
  lookAlikes: ['banner/proto-banner-timeout', 'banner/port-is-http'],
  decidedBy: { where: 'server', says: 'See which program holds the port:', run: 'sudo ss -ltnp | grep {port}' },
  fix: [
    { where: 'client', system: 'any', does: 'Use the port of the SSH server:', run: 'ssh -p 22 {name}' },
    { where: 'server', system: 'linux', does: 'See which program holds the port:', run: 'sudo ss -ltnp | grep {port}' },
  ],
  source: ['lab'],
});
