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
  ],
};
