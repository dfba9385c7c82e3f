import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { proxyNamed } from '../conditions/client.ts';
import { answersAsSsh, refused, silent, unreachable } from '../conditions/connect.ts';
import { contrastBlockedToo, contrastOpen, silentButAlive } from '../conditions/elsewhere.ts';
import { refusedBySelf } from '../conditions/way.ts';

export default defineCause({
  id: 'connect/net-corporate-proxy-required',
  title: 'This network lets only its proxy connect to the outside.',
  says: 'The environment names the proxy {client.network.proxyEnvironment}.',
  layer: 'D',
  frequency: 'occasional',
  refusedBy: 'this-network',
  signs: [
    { when: all(any(silent, refused, unreachable), proxyNamed), weight: 'medium' },
    { when: all(contrastBlockedToo, proxyNamed), weight: 'decisive' },
    { when: contrastOpen, weight: 'decisive', against: true },
    { when: silentButAlive, weight: 'strong', against: true },
    { when: refusedBySelf, weight: 'strong', against: true },
  ],
  ruledOutBy: answersAsSsh,
  lookAlikes: ['connect/net-local-blocks-22'],
  decidedBy: {
    where: 'client',
    says: 'Ask the proxy to connect to the server, with the proxy of your network:',
    run: 'curl -v -x {client.network.proxyEnvironment} telnet://{address}:{port}',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Let ssh go through the proxy; below the Host block, with the proxy of your network:',
      run: 'ProxyCommand nc -X connect -x proxy:3128 %h %p',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Many proxies let only port 443 pass: for GitHub use their SSH service there:',
      run: 'ssh -T -p 443 git@ssh.github.com',
    },
    { where: 'client', system: 'putty', does: 'Set the proxy under Connection > Proxy.' },
  ],
  source: ['PuTTY doc/errors'],
});
