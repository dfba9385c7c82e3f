import { type ErrorClient, says } from './template.ts';

/** What ansible says. */
export const ansibleErrors: ErrorClient = {
  by: 'ansible',
  templates: [
    says('sshpass-missing', /you must install the sshpass program/u, 'plugins/connection/ssh.py'),
    says(
      'sshpass-hostkey',
      /Using a SSH password instead of a key is not possible because Host Key checking/u,
      'plugins/connection/ssh.py',
    ),
    says('denied-again', /Invalid\/incorrect (?:username\/)?password/u, 'plugins/connection/ssh.py'),
    says('denied', /Failed to authenticate: /u, 'plugins/connection/paramiko_ssh.py'),
    says('connect-failed', /Failed to connect to the host via ssh\.?"/u, 'plugins/connection/ssh.py'),
    says('connect-timeout', /SSH Error: data could not be sent to (?:the )?remote host/u, 'plugins/connection/ssh.py'),
    says(
      'command-not-found',
      /The module failed to execute correctly.{0,80}python|\/usr\/bin\/python\d?: (?:not found|No such file)/u,
      'executor',
    ),
  ],
};
