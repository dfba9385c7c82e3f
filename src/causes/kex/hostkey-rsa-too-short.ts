import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { loginAccepted } from '../conditions/auth.ts';
import { clientIsOpenSsh, rsaHostKeyTooShort, sshEndedInKex, sshSays } from '../conditions/kex.ts';

const tooShortText = sshSays(
  'server host key: Invalid key length|run_fatal.*Invalid key length',
  'ssh says: Invalid key length',
);

export default defineCause({
  id: 'kex/hostkey-rsa-too-short',
  title: 'The RSA host key of the server ({hostkey.presented.bits} bits) is shorter than this ssh accepts.',
  layer: 'N',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  showsAt: ['kex', 'hostkey'],
  signs: [
    { when: all(tooShortText, sshEndedInKex), weight: 'decisive' },
    { when: rsaHostKeyTooShort, weight: 'decisive' },
  ],
  proof: all(sshEndedInKex, any(tooShortText, all(clientIsOpenSsh, rsaHostKeyTooShort))),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/key-rsa-too-short'],
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Give the server a new host key, check and restart sshd:',
      run: 'sudo ssh-keygen -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key && sudo sshd -t',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Where RequiredRSASize is the reason (OpenSSH 9.1 and newer), accept it for this one host, for now:',
      run: 'ssh -o RequiredRSASize=1024 {name}',
    },
  ],
  source: ['OpenSSH ssherr.c', 'https://github.com/openwrt/openwrt/issues/20790'],
});
