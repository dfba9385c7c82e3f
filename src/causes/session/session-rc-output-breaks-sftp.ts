import { defineCause } from '../../contract/cause.ts';
import { all } from '../../contract/condition.ts';
import { printsAndRuns, printsInstead, sessionWorks, sftpGarbled, sftpWorks } from '../conditions/session.ts';

export default defineCause({
  id: 'session/session-rc-output-breaks-sftp',
  title: 'A start file of the account (such as .bashrc) prints text where file transfer expects data.',
  layer: 'T',
  frequency: 'common',
  refusedBy: 'host',
  signs: [
    { when: sftpGarbled, weight: 'medium' },
    { when: all(sftpGarbled, printsAndRuns), weight: 'decisive' },
    { when: printsAndRuns, weight: 'strong' },
    { when: printsInstead, weight: 'decisive', against: true },
  ],
  ruledOutBy: all(sftpWorks, sessionWorks),
  lookAlikes: [
    'session/session-forced-command',
    'session/session-sftp-subsystem-missing',
    'session/account-nologin-shell',
  ],
  decidedBy: { where: 'client', says: 'Any text that this prints comes from a start file:', run: 'ssh {name} true' },
  fix: [
    {
      where: 'server',
      system: 'any',
      does: 'Put this line at the top of ~/.bashrc, before anything that prints: [[ $- == *i* ]] || return',
    },
    {
      where: 'client',
      system: 'any',
      does: 'Until then, copy over a plain command:',
      run: 'ssh {name} "cat > FILE" < FILE',
    },
  ],
  source: ['OpenSSH sftp-client.c', 'https://github.com/ansible/ansible/issues/2268'],
});
