import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';
import { sessionCloses, sessionWorks, sftpWorks } from '../conditions/session.ts';

const exit255 = fact('session.outcome').field('exit').equals(255, 'the connection itself is ended (status 255)');

export default defineCause({
  id: 'session/session-shell-exits',
  title: 'The session ends as soon as it begins: the shell of the account, or one of its start files, stops.',
  layer: 'T',
  frequency: 'common',
  refusedBy: 'host',
  signs: [
    { when: sessionCloses, weight: 'strong' },
    { when: exit255, weight: 'strong', against: true },
    { when: sftpWorks, weight: 'weak', against: true },
  ],
  ruledOutBy: sessionWorks,
  lookAlikes: ['session/account-nologin-shell', 'session/session-chroot-ownership', 'session/session-forced-command'],
  decidedBy: {
    where: 'client',
    says: 'Start a shell without its files:',
    run: 'ssh -t {name} "bash --noprofile --norc"',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'If that works, move the start file out of the way and repair it:',
      run: 'ssh {name} "mv .bashrc .bashrc.off"',
    },
    { where: 'client', system: 'any', does: 'If only file transfer works, rename it there:', run: 'sftp {name}' },
  ],
  source: ['taxonomy, layer T'],
});
