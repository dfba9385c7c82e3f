import { defineCause } from '../../contract/cause.ts';
import { all, any } from '../../contract/condition.ts';
import { shellNologin } from '../conditions/inside.ts';
import { exit1, sessionCloses, sessionSays, sessionWorks, sftpSays } from '../conditions/session.ts';

const noShellText = any(
  sessionSays('account is currently not available', 'the server says: this account is currently not available'),
  sftpSays('account is currently not available', 'the same words come in the file transfer'),
);

export default defineCause({
  id: 'session/account-nologin-shell',
  title: 'The account {user} has no login shell on the server: it is not meant for logins.',
  layer: 'S',
  frequency: 'common',
  refusedBy: 'host',
  signs: [
    { when: noShellText, weight: 'decisive' },
    { when: all(sessionCloses, exit1), weight: 'strong' },
  ],
  proof: any(noShellText, shellNologin),
  ruledOutBy: sessionWorks,
  explains: ['session/session-shell-exits', 'session/session-rc-output-breaks-sftp'],
  lookAlikes: ['session/session-sftp-only-account', 'session/session-shell-exits'],
  decidedBy: { where: 'server', says: 'Look which shell the account has:', run: 'getent passwd {user}' },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Give it a shell, if logins are meant:',
      run: 'sudo chsh -s /bin/bash {user}',
    },
    {
      where: 'server',
      system: 'any',
      does: 'For file transfer only: "Match User {user}" with "ForceCommand internal-sftp" in sshd_config.',
    },
  ],
  source: ['https://github.com/EasyEngine/easyengine/issues/501'],
});
