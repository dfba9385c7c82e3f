import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { answersHttp, answersOther, answersTls, ssh1Only, tarpit, versionLine } from '../conditions/banner.ts';

export default defineCause({
  id: 'banner/port-is-http',
  title: 'A web server answers on port {port}, not an SSH server.',
  layer: 'L',
  frequency: 'occasional',
  refusedBy: 'another-program',
  signs: [{ when: answersHttp, weight: 'decisive' }],
  proof: answersHttp,
  ruledOutBy: any(versionLine, answersTls, answersOther, tarpit, ssh1Only),
  explains: ['banner/tcp-proxy-no-backend'],
  lookAlikes: ['banner/port-is-tls', 'banner/tcp-proxy-no-backend'],
  fix: [
    { where: 'client', system: 'any', does: 'Use the port of the SSH server:', run: 'ssh -p 22 {name}' },
    { where: 'server', system: 'linux', does: 'See which program holds the port:', run: 'sudo ss -ltnp | grep {port}' },
    { where: 'server', system: 'any', does: 'To serve both on one port, put sslh or a stream forwarder in front.' },
  ],
  source: ['OpenSSH kex.c', 'lab'],
});
