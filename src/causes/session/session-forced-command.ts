import { defineCause } from '../../contract/cause.ts';
import { printsInstead, sessionSays, sessionWorks, sftpWorks } from '../conditions/session.ts';

const gitGreets = sessionSays(
  'does not provide shell access|[Ss]hell access is disabled|Welcome to GitLab, @',
  'a git host greets you',
);

export default defineCause({
  id: 'session/session-forced-command',
  title: 'This login runs one fixed program and gives no shell (command= or ForceCommand); the login itself works.',
  layer: 'T',
  frequency: 'occasional',
  refusedBy: 'sshd-configuration',
  signs: [
    { when: printsInstead, weight: 'decisive' },
    { when: gitGreets, weight: 'decisive' },
    { when: sftpWorks, weight: 'strong', against: true },
  ],
  proof: gitGreets,
  ruledOutBy: sessionWorks,
  explains: ['session/session-shell-exits', 'session/account-nologin-shell'],
  lookAlikes: ['session/session-sftp-only-account', 'session/session-rc-output-breaks-sftp'],
  decidedBy: {
    where: 'server',
    says: 'Look at the line of the key, and ask sshd:',
    run: 'sudo grep -n command= /home/{user}/.ssh/authorized_keys; sudo sshd -T -C user={user},host=x,addr=127.0.0.1 | grep -i forcecommand',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'For a shell, use another key or another account. On a git host all is well: git works.',
    },
  ],
  source: ['sshd(8)'],
});
