import { defineCause } from '../../contract/cause.ts';
import { configFine, configPermissions } from '../conditions/client.ts';

export default defineCause({
  id: 'client/client-config-bad-permissions',
  title: 'ssh refuses to read {config.check.file}: others may write to it, or it belongs to somebody else.',
  layer: 'B',
  frequency: 'common',
  refusedBy: 'this-machine',
  signs: [{ when: configPermissions, weight: 'decisive' }],
  proof: configPermissions,
  ruledOutBy: configFine,
  lookAlikes: ['auth/key-permissions-unix'],
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Make the file yours, and writable by you alone:',
      run: 'chmod 600 {config.check.file} && chown "$USER" {config.check.file}',
    },
    {
      where: 'client',
      system: 'windows',
      does: 'Let only your own account write the file:',
      run: 'icacls {config.check.file} /inheritance:r /grant:r "%USERNAME%:F"',
    },
  ],
  source: ['readconf.c, read_config_file_depth()', 'https://github.com/PowerShell/Win32-OpenSSH/issues/1722'],
});
