import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'session/session-tcp-forwarding-disabled',
  title: "The server forbids forwarding (AllowTcpForwarding, PermitOpen or the key's options).",
  layer: 'T',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [
    sign('decisive', said('forward-prohibited')),
    sign('weak', told('setup', 'forwarding')),
    sign('strong', told('setup', 'forwarding-off')),
    sign('strong', said('local-forward-broken')),
  ],
  lookAlikes: ['connect/jump-target-unreachable', 'connect/sshd-config-change-not-applied'],
  decidedBy: { where: 'server', says: 'Look at what counts:', run: 'sudo sshd -T | grep -i forwarding' },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Allow it in sshd_config (AllowTcpForwarding yes), check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
    { where: 'client', system: 'any', does: 'With VS Code, set remote.SSH.remoteServerListenOnSocket.' },
  ],
  source: ['OpenSSH channels.c', 'OpenSSH serverloop.c'],
});
