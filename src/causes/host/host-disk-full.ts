import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'host/host-disk-full',
  title: 'The disk of the server is full.',
  layer: 'F',
  frequency: 'occasional',
  signs: [
    sign('decisive', said('disk-full')),
    sign('strong', told('setup', 'disk')),
    sign('medium', said('ide-server-failed')),
  ],
  lookAlikes: ['session/ide-server-prerequisites', 'session/session-shell-exits'],
  decidedBy: { where: 'server', says: 'Look at the free space:', run: 'df -h; df -i' },
  fix: [
    { where: 'server', system: 'linux', does: 'Find what fills the disk:', run: 'df -h; df -i' },
    { where: 'server', system: 'linux', does: 'Free space in the journal:', run: 'sudo journalctl --vacuum-size=100M' },
  ],
  source: ['errno ENOSPC'],
});
