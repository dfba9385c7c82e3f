import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { keyRefusedNotRootSigns, loginAccepted } from '../conditions/auth.ts';
import { keyRevoked, revokedUnreadable } from '../conditions/inside-keys.ts';

export default defineCause({
  id: 'auth/auth-key-revoked',
  title: 'The server takes your key for revoked (RevokedKeys).',
  says: 'A list of revoked keys that sshd cannot read revokes every key of everybody.',
  layer: 'R',
  frequency: 'rare',
  refusedBy: 'sshd-configuration',
  signs: [saidEarlier('key-revoked'), ...keyRefusedNotRootSigns],
  proof: any(keyRevoked, revokedUnreadable, saidOfUs('key-revoked')),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server'],
  decidedBy: {
    where: 'server',
    says: 'Ask which list sshd reads, and look for "revoked" in the log:',
    run: 'sudo sshd -T | grep -i revokedkeys; sudo journalctl -u ssh -u sshd -e | grep -i revoked',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Make a new key when this one was revoked on purpose, and bring its .pub file to the server:',
      run: 'ssh-keygen -t ed25519',
    },
    {
      where: 'server',
      system: 'any',
      does: 'Make the list readable again, or set RevokedKeys none in sshd_config, check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
      when: revokedUnreadable,
    },
  ],
  source: ['OpenSSH auth.c (auth_key_is_revoked)', 'sshd_config(5)', 'lab'],
});
