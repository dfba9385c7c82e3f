import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { sessionCloses, sessionSays, sessionWorks, sftpWorks } from '../conditions/session.ts';

const said = sessionSays(
  'allows sftp connections only|Shell access is not enabled',
  'the server says that this account gets no shell',
);

export default defineCause({
  id: 'session/session-sftp-only-account',
  title: 'The account {user} may transfer files only; it gets no shell.',
  layer: 'T',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [
    { when: said, weight: 'decisive' },
    { when: all(sessionCloses, sftpWorks), weight: 'decisive' },
  ],
  proof: said,
  ruledOutBy: sessionWorks,
  explains: ['session/session-shell-exits', 'session/account-nologin-shell'],
  lookAlikes: ['session/account-nologin-shell', 'session/session-forced-command'],
  decidedBy: {
    where: 'server',
    says: 'Ask sshd what holds for this user:',
    run: 'sudo sshd -T -C user={user},host=x,addr=127.0.0.1 | grep -iE "forcecommand|chroot"',
  },
  fix: [
    { where: 'client', system: 'any', does: 'Transfer files:', run: 'sftp -P {port} {name}' },
    { where: 'provider', system: 'any', does: 'For a shell, switch shell access on in the panel of the provider.' },
    {
      where: 'server',
      system: 'any',
      does: 'For a shell, change the Match block with "ForceCommand internal-sftp", check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['OpenSSH session.c'],
});
