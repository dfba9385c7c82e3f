import { type ErrorClient, says } from './template.ts';

/** What sftp says. */
export const sftpErrors: ErrorClient = {
  by: 'sftp',
  templates: [
    says('sftp-server-missing', /sftp-server['"]?: (?:not found|No such file)/u, 'the remote shell'),
    says('sftp-failed', /scp: Connection closed/u, 'scp.c'),
    says('sftp-failed', /failed to open a SFTP connection/u, 'ansible'),
    says('sftp-failed', /sftp: (?:Connection closed|Couldn't|.{0,60}[Cc]onnection closed)/u, 'sftp.c'),
    says('sftp-failed', /lost connection$/u, 'scp.c'),
    says('sftp-garbled', /packet too big/u, 'WinSCP, psftp'),
  ],
};
