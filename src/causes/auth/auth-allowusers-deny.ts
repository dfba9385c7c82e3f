import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { keyRefusedSigns, loginAccepted, passwordRefusedSigns } from '../conditions/auth.ts';
import { accessRefused } from '../conditions/inside.ts';

export default defineCause({
  id: 'auth/auth-allowusers-deny',
  title: 'The server does not let the account {user} log in over SSH (AllowUsers, DenyUsers, AllowGroups).',
  says: '[ AllowUsers stands in {server.sshd.origins.allowusers.file}, line {server.sshd.origins.allowusers.line}.][ DenyUsers stands in {server.sshd.origins.denyusers.file}, line {server.sshd.origins.denyusers.line}.][ AllowGroups stands in {server.sshd.origins.allowgroups.file}, line {server.sshd.origins.allowgroups.line}.][ DenyGroups stands in {server.sshd.origins.denygroups.file}, line {server.sshd.origins.denygroups.line}.]',
  layer: 'P',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [
    saidEarlier('allow-users', 'deny-users', 'allow-groups', 'deny-groups'),
    ...keyRefusedSigns,
    ...passwordRefusedSigns,
  ],
  proof: any(accessRefused, saidOfUs('allow-users', 'deny-users', 'allow-groups', 'deny-groups')),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server', 'auth/auth-wrong-username', 'auth/account-locked'],
  decidedBy: {
    where: 'server',
    says: 'Look for "not allowed because" in the log:',
    run: 'sudo journalctl -u ssh -u sshd -e | grep "not allowed because"',
  },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Add {user} to the AllowUsers line of sshd_config, or to a group of AllowGroups, then check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
    { where: 'server', system: 'linux', does: 'Where a group decides:', run: 'sudo usermod -aG GROUP {user}' },
  ],
  source: ['OpenSSH auth.c', 'lab'],
});
