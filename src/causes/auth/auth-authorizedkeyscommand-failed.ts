import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import { keyRefusedNotRootSigns, loginAccepted } from '../conditions/auth.ts';
import { keysCommandCannotRun, keysCommandUnsafe } from '../conditions/inside-keys.ts';

export default defineCause({
  id: 'auth/auth-authorizedkeyscommand-failed',
  title: 'The program that sshd asks for the keys of this account fails (AuthorizedKeysCommand).',
  layer: 'R',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [
    saidEarlier('keys-command', 'keys-command-status'),
    { when: saidOfUs('keys-command-status'), weight: 'strong' },
    ...keyRefusedNotRootSigns,
  ],
  proof: any(saidOfUs('keys-command'), keysCommandCannotRun),
  ruledOutBy: loginAccepted,
  lookAlikes: ['auth/auth-key-not-on-server'],
  decidedBy: {
    where: 'server',
    says: 'Look for AuthorizedKeysCommand in the log:',
    run: 'sudo journalctl -u ssh -u sshd -e',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Give the program and the folders above it to root alone:',
      run: 'sudo chown root: {server.key-sources.command.what} && sudo chmod go-w {server.key-sources.command.what}',
      when: all(keysCommandCannotRun, keysCommandUnsafe),
    },
    {
      where: 'server',
      system: 'linux',
      does: 'The program and every folder above it must belong to root and be writable by root alone:',
      run: 'sudo sshd -T | grep -i authorizedkeyscommand',
    },
  ],
  source: ['https://github.com/widdix/aws-ec2-ssh/issues/139', 'OpenSSH auth2-pubkey.c'],
});
