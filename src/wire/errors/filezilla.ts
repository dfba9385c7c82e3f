import { type ErrorClient, says } from './template.ts';

/** What filezilla says. */
export const filezillaErrors: ErrorClient = {
  by: 'filezilla',
  templates: [
    says('denied-password', /Authentication failed\.$/u, 'src/engine/sftp'),
    says('kbdint-needed', /Server sent an additional login prompt/u, 'src/engine/sftp'),
    says('connect-failed', /Could not connect to server/u, 'src/engine'),
    says('sftp-failed', /Received unexpected end-of-file from SFTP server/u, 'src/putty/psftp.c'),
    says('wrong-protocol', /Cannot establish FTP connection to an SFTP server/u, 'src/engine/ftp'),
  ],
};
