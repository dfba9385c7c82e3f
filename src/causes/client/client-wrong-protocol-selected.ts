import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'client/client-wrong-protocol-selected',
  title: 'The program speaks another protocol (FTP, telnet, HTTP) to the SSH port.',
  layer: 'A',
  frequency: 'occasional',
  signs: [sign('decisive', said('wrong-protocol')), sign('strong', said('log-protocol'))],
  lookAlikes: ['banner/port-is-http', 'banner/port-is-other-protocol'],
  decidedBy: {
    where: 'client',
    says: 'Look at the protocol in the settings of the connection: it must be SFTP or SSH.',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Choose SFTP (SSH File Transfer Protocol) in the settings of the connection.',
    },
  ],
  source: ['WinSCP TextsCore1.rc', 'FileZilla src/engine/ftp', 'OpenSSH kex.c'],
});
