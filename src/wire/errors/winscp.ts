import { type ErrorClient, says } from './template.ts';

/** What winscp says. */
export const winscpErrors: ErrorClient = {
  by: 'winscp',
  templates: [
    says('name-not-found', /Host ".{1,200}" does not exist/u, 'TextsCore1.rc'),
    says('banner-closed', /Server unexpectedly closed network connection/u, 'TextsCore1.rc'),
    says('sftp-failed', /Cannot initialize SFTP protocol/u, 'TextsCore1.rc'),
    says('wrong-protocol', /cannot connect to an SFTP server using an FTP protocol/u, 'TextsCore1.rc'),
    says('hostkey-changed', /Host key does not match configured key/u, 'TextsCore1.rc'),
    says('hostkey-unknown', /Expected host key was not configured/u, 'TextsCore1.rc'),
    says('denied', /^\s*Authentication failed\.?$/u, 'TextsCore1.rc'),
    says('key-ppk-too-new', /New-WinSCPSession: .{0,300}key format too new/u, 'TextsCore1.rc'),
    says('key-ppk-too-new', /Unable to load key file .{0,200}too new/u, 'sshpubk.c'),
    says('sftp-garbled', /Received too large \(\d+ B\) SFTP packet/u, 'TextsCore1.rc'),
    says('sftp-failed', /Error skipping startup message|Is the host running an SFTP server\?/u, 'TextsCore1.rc'),
    says('connect-timeout', /Timeout detected\./u, 'TextsCore1.rc'),
    says(
      'closed',
      /Host has (?:closed|terminated) the connection|Connection has been unexpectedly closed/iu,
      'TextsCore1.rc',
    ),
    says('kbdint-needed', /Using keyboard-interactive authentication\.\s*$/u, 'TextsCore1.rc'),
  ],
};
