import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';

const late = fact('login.pauses')
  .field('beforeAuthMs')
  .atLeast(4000, 'the server takes {login.pauses.beforeAuthMs} ms to begin the login');

export default defineCause({
  id: 'auth/slow-usedns',
  title:
    'The server waits {login.pauses.beforeAuthMs} ms before it begins the login; a name lookup that fails there (UseDNS) is the usual reason.',
  layer: 'T',
  frequency: 'occasional',
  beside: true,
  signs: [{ when: late, weight: 'decisive' }],
  proof: late,
  lookAlikes: ['auth/slow-gssapi', 'banner/proto-banner-timeout'],
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Set "UseDNS no" in sshd_config and repair the name servers of the server, check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['https://github.com/boot2docker/boot2docker/issues/439'],
});
