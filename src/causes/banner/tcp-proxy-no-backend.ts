import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import {
  bannerSilent,
  closedAfterOurs,
  closedUnheardLate,
  closedWithoutWordSigns,
  endsAfterFiveSeconds,
  resetAsWeSpoke,
  resetUnheard,
  speaksTls,
  versionLine,
} from '../conditions/banner.ts';

export default defineCause({
  id: 'banner/tcp-proxy-no-backend',
  title: 'Something in front of {host} accepts the connection, but there is no SSH server behind it.',
  says: 'A forwarded port, a load balancer or a tunnel (docker, frp, ngrok, HAProxy) answers in place of the server, and the server behind it is stopped or listens elsewhere.',
  layer: 'E',
  frequency: 'common',
  refusedBy: 'path',
  signs: [
    ...closedWithoutWordSigns,
    { when: closedAfterOurs, weight: 'strong' },
    { when: resetUnheard, weight: 'strong' },
    { when: resetAsWeSpoke, weight: 'strong' },
    { when: closedUnheardLate, weight: 'medium' },
    { when: endsAfterFiveSeconds, weight: 'medium', against: true },
    { when: bannerSilent, weight: 'medium' },
  ],
  ruledOutBy: any(versionLine, speaksTls),
  lookAlikes: [
    'banner/ban-hosts-deny',
    'banner/limit-maxstartups',
    'banner/proxy-tool-blocks-ssh',
    'banner/port-is-http',
  ],
  decidedBy: {
    where: 'server',
    says: 'Connect on the machine that should answer, past the forwarder:',
    run: 'ssh -v -p 22 localhost',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Start the SSH server on the machine behind the forwarder, and check the address and port that the forwarder leads to.',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'See which program holds the port on the machine that answers:',
      run: 'sudo ss -ltnp | grep {port}',
    },
  ],
  source: ['https://github.com/fatedier/frp/issues/907', 'https://github.com/fatedier/frp/issues/4687', 'lab'],
});
