import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, not } from '../../contract/condition.ts';
import { noCommonHostKey, theirsModernHostKey, theirsSshRsa } from '../conditions/kex.ts';

export default defineCause({
  id: 'kex/alg-hostkey-ssh-rsa-only',
  title: 'The server has only an RSA host key with SHA-1 signatures (ssh-rsa), which this ssh no longer accepts.',
  layer: 'N',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [{ when: all(noCommonHostKey, theirsSshRsa), weight: 'strong' }],
  proof: all(noCommonHostKey, theirsSshRsa, not(theirsModernHostKey)),
  ruledOutBy: any(fact('kex.match').kind('agreed', 'both sides agree on algorithms'), theirsModernHostKey),
  lookAlikes: ['kex/alg-hostkey-dss-only', 'kex/alg-client-config-pins', 'auth/alg-server-lacks-rsa-sha2'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Accept it for this one host, for now:',
      run: 'ssh -o HostKeyAlgorithms=+ssh-rsa -o PubkeyAcceptedAlgorithms=+ssh-rsa {name}',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'Give the server a key of today, check and restart sshd:',
      run: 'sudo ssh-keygen -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key && sudo sshd -t',
    },
    {
      where: 'server',
      system: 'any',
      does: 'Update the SSH server (OpenSSH 7.2, Dropbear 2020.79 or newer) or the firmware of the device.',
    },
  ],
  source: [
    'OpenSSH 8.8 release notes',
    'https://github.com/gokrazy/breakglass/issues/9',
    'https://github.com/hackclub/jobs/issues/16',
  ],
});
