import { defineCause } from '../../contract/cause.ts';
import { keyRefusedSigns, loginAccepted } from '../conditions/auth.ts';
import { keyNotInFile } from '../conditions/inside.ts';

export default defineCause({
  id: 'auth/auth-key-not-on-server',
  title: 'The public key that ssh offers is not in the authorized_keys file of this account.',
  layer: 'R',
  frequency: 'common',
  foremost: true,
  refusedBy: 'sshd-configuration',
  signs: keyRefusedSigns,
  proof: keyNotInFile,
  ruledOutBy: loginAccepted,
  lookAlikes: [
    'auth/auth-wrong-username',
    'auth/auth-allowusers-deny',
    'auth/strictmodes-authorized-keys',
    'auth/strictmodes-home-or-ssh-dir',
    'auth/auth-authorizedkeysfile-elsewhere',
    'auth/alg-client-lacks-rsa-sha2',
  ],
  decidedBy: {
    where: 'server',
    says: 'Compare the keys of the account with {login.offered-keys.fingerprint}, and read the log of the refused login:',
    run: 'sudo ssh-keygen -lf /home/{user}/.ssh/authorized_keys; sudo journalctl -u ssh -u sshd -e',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Install the key, if a password or another key lets you in:',
      run: 'ssh-copy-id -i ~/.ssh/id_ed25519.pub -p {port} {name}',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'On the console, add the line of the .pub file to the account:',
      run: 'sudo -u {user} sh -c "mkdir -p -m 700 ~/.ssh && cat >> ~/.ssh/authorized_keys"',
    },
    { where: 'provider', system: 'any', does: 'Add the public key in the panel of the provider.' },
  ],
  source: ['OpenSSH auth2-pubkey.c', 'founding article', 'lab'],
});
