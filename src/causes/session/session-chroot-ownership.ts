import { defineCause } from '../../contract/cause.ts';
import { all, any, fact } from '../../contract/condition.ts';
import { endsInSession, sessionCloses, sessionWorks, sftpCloses, sftpWorks } from '../conditions/session.ts';

const exit255 = fact('session.outcome').field('exit').equals(255, 'the connection itself is ended (status 255)');

export default defineCause({
  id: 'session/session-chroot-ownership',
  title:
    'The folder that the account is locked into (ChrootDirectory) does not belong to root alone, so the server ends the session.',
  layer: 'T',
  frequency: 'common',
  refusedBy: 'sshd-configuration',
  signs: [
    { when: all(sessionCloses, exit255), weight: 'strong' },
    { when: all(sessionCloses, sftpCloses), weight: 'medium' },
    { when: endsInSession, weight: 'medium' },
  ],
  ruledOutBy: any(sessionWorks, sftpWorks),
  lookAlikes: ['session/session-shell-exits', 'session/session-sftp-subsystem-missing'],
  decidedBy: {
    where: 'server',
    says: 'Look for "bad ownership or modes for chroot directory" in the log:',
    run: 'sudo journalctl -u ssh -u sshd -e',
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Every folder down to the locked one must belong to root and be writable by root alone; give the user a folder inside:',
      run: 'sudo chown root:root DIRECTORY && sudo chmod 755 DIRECTORY',
    },
  ],
  source: ['OpenSSH session.c'],
});
