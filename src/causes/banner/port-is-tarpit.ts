import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import {
  answersHttp,
  answersOther,
  answersTls,
  bannerSilent,
  ssh1Only,
  tarpit,
  versionLine,
} from '../conditions/banner.ts';

export default defineCause({
  id: 'banner/port-is-tarpit',
  title: 'A tarpit holds port {port}: it sends slow lines for ever and is no SSH server.',
  layer: 'L',
  frequency: 'rare',
  refusedBy: 'another-program',
  signs: [
    { when: tarpit, weight: 'decisive' },
    { when: bannerSilent, weight: 'weak' },
  ],
  proof: tarpit,
  ruledOutBy: any(versionLine, answersHttp, answersTls, answersOther, ssh1Only),
  lookAlikes: ['host/host-overloaded', 'banner/proto-banner-timeout'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Ask the owner for the real SSH port, and use it:',
      run: 'ssh -p PORT {name}',
    },
  ],
  source: ['https://github.com/skeeto/endlessh/issues/48'],
});
