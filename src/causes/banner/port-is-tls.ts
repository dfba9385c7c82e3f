import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import {
  answersHttp,
  answersOther,
  answersTls,
  speaksNoTls,
  speaksTls,
  ssh1Only,
  tarpit,
  versionLine,
} from '../conditions/banner.ts';

export default defineCause({
  id: 'banner/port-is-tls',
  title: 'A TLS service (as of HTTPS) answers on port {port}, not a plain SSH server.',
  layer: 'L',
  frequency: 'occasional',
  refusedBy: 'another-program',
  signs: [
    { when: answersTls, weight: 'decisive' },
    { when: speaksTls, weight: 'decisive' },
  ],
  proof: any(answersTls, speaksTls),
  ruledOutBy: any(versionLine, answersHttp, answersOther, tarpit, ssh1Only, speaksNoTls),
  lookAlikes: ['banner/port-is-http', 'banner/port-is-other-protocol'],
  fix: [
    { where: 'client', system: 'any', does: 'Use the port of the SSH server:', run: 'ssh -p 22 {name}' },
    {
      where: 'client',
      system: 'any',
      does: 'If SSH is wrapped in TLS on purpose, unwrap it:',
      run: 'ssh -o ProxyCommand="openssl s_client -quiet -connect %h:{port}" {name}',
    },
    { where: 'server', system: 'any', does: 'A forwarder in front must pass plain TCP (stream mode), without TLS.' },
  ],
  source: ['OpenSSH kex.c', 'https://github.com/picoHz/taxy/issues/86', 'lab'],
});
