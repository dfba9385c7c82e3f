import { defineCause } from '../../contract/cause.ts';
import { all, any, fact, not } from '../../contract/condition.ts';
import {
  denied,
  everyKeyRefused,
  loginAccepted,
  onlyRsaOffered,
  problemSeen,
  serverNamesNoRsaSha2,
} from '../conditions/auth.ts';
import { serverSince88 } from '../conditions/banner.ts';
import { clientBefore72, clientIsOpenSsh } from '../conditions/kex.ts';

const onlySha1Here = not(
  fact('config.effective')
    .field('pubkeyAcceptedAlgorithms')
    .matches('^rsa-sha2-', 'ssh may sign RSA with SHA-2 (PubkeyAcceptedAlgorithms)'),
);
const noMutual = problemSeen('no-mutual-signature-algorithm', 'ssh says of an RSA key: no mutual signature algorithm');

export default defineCause({
  id: 'auth/alg-client-lacks-rsa-sha2',
  title:
    'The ssh of this machine signs with RSA keys only in the old way (SHA-1), which this server no longer accepts.',
  layer: 'N',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [
    { when: all(everyKeyRefused, onlyRsaOffered, serverSince88, clientBefore72), weight: 'decisive' },
    { when: all(denied, noMutual, onlySha1Here), weight: 'decisive' },
  ],
  proof: all(denied, noMutual, onlySha1Here, onlyRsaOffered, not(serverNamesNoRsaSha2)),
  ruledOutBy: any(loginAccepted, all(clientIsOpenSsh, not(clientBefore72), not(onlySha1Here)), not(onlyRsaOffered)),
  lookAlikes: ['auth/auth-key-not-on-server', 'auth/alg-server-lacks-rsa-sha2'],
  decidedBy: {
    where: 'server',
    says: 'Look for "signature algorithm ssh-rsa not in PubkeyAcceptedAlgorithms" in the log:',
    run: 'sudo journalctl -u ssh -u sshd -e',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      when: onlySha1Here,
      does: 'Take PubkeyAcceptedAlgorithms out of ssh_config, or for this once:',
      run: 'ssh -o PubkeyAcceptedAlgorithms=+rsa-sha2-512,rsa-sha2-256 {name}',
    },
    { where: 'client', system: 'any', does: 'Use a key of another type:', run: 'ssh-keygen -t ecdsa' },
    { where: 'client', system: 'any', does: 'Update ssh to 7.2 or newer.' },
    {
      where: 'server',
      system: 'any',
      does: 'For old clients, for now: "PubkeyAcceptedAlgorithms +ssh-rsa" in sshd_config, check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['https://github.com/appleboy/ssh-action/issues/157', 'OpenSSH auth2-pubkey.c'],
});
