import { defineCause } from '../../contract/cause.ts';
import { cannotWrite, sessionCannotWrite, wentReadOnly } from '../conditions/machine.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'host/host-disk-full',
  title: 'The server cannot write to its disk: it is full, or it can only be read.',
  says: 'A login writes its log, its session, its shell files; what cannot do so ends.',
  layer: 'F',
  frequency: 'occasional',
  showsAt: ['session', 'connect'],
  signs: [
    sign('decisive', said('disk-full')),
    { when: sessionCannotWrite, weight: 'decisive' },
    sign('strong', told('setup', 'disk')),
    sign('medium', said('ide-server-failed')),
  ],
  proof: cannotWrite,
  lookAlikes: ['session/ide-server-prerequisites', 'session/session-shell-exits'],
  decidedBy: { where: 'server', says: 'Look at the free space:', run: 'df -h; df -i' },
  fix: [
    { where: 'server', system: 'linux', does: 'Find what fills the disk:', run: 'df -h; df -i' },
    {
      where: 'server',
      system: 'linux',
      does: 'Find the largest folders of that file system:',
      run: 'sudo du -xh --max-depth=2 / | sort -h | tail -n 20',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'Where it went read-only by itself, read why before anything else; the disk may be failing:',
      run: 'sudo dmesg | grep -i -E "remount|I/O error|EXT4-fs error|XFS" | tail',
      when: wentReadOnly,
    },
    { where: 'server', system: 'linux', does: 'Free space in the journal:', run: 'sudo journalctl --vacuum-size=100M' },
  ],
  source: ['errno ENOSPC'],
});
