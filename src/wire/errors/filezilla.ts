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
    says('kex-failed', /FATAL ERROR: Couldn't agree a/u, 'src/putty'),
    says('connect-timeout', /Connection timed out after \d+ seconds of inactivity/u, 'src/engine'),
    says('connect-refused', /ECONNREFUSED - Connection refused by server/u, 'src/engine'),
    says('connect-timeout', /ETIMEDOUT - Connection attempt timed out/u, 'src/engine'),
    says('wrong-protocol', /Command:\s+USER |Response:\s+SSH-2\.0-/u, 'src/engine/ftp'),
    says(
      'key-not-private',
      /(?:Could not load|not supported by FileZilla|Wrong passphrase for) .{0,40}key/iu,
      'src/fzputtygen',
    ),
  ],
};
