import { ansibleErrors } from './ansible.ts';
import { asyncsshErrors } from './asyncssh.ts';
import { cloudErrors } from './cloud.ts';
import { cyberduckErrors } from './cyberduck.ts';
import { dropbearErrors } from './dropbear.ts';
import { filezillaErrors } from './filezilla.ts';
import { gitErrors } from './git.ts';
import { goErrors } from './go.ts';
import { jetbrainsErrors } from './jetbrains.ts';
import { jschErrors } from './jsch.ts';
import { libsshErrors } from './libssh.ts';
import { libssh2Errors } from './libssh2.ts';
import { minaErrors } from './mina.ts';
import { nodessh2Errors } from './node-ssh2.ts';
import { opensshErrors } from './openssh.ts';
import { paramikoErrors } from './paramiko.ts';
import { phpseclibErrors } from './phpseclib.ts';
import { puttyErrors } from './putty.ts';
import { rsyncErrors } from './rsync.ts';
import { russhErrors } from './russh.ts';
import { sftpErrors } from './sftp.ts';
import { sshdErrors } from './sshd.ts';
import { sshdServiceErrors } from './sshd-service.ts';
import { sshjErrors } from './sshj.ts';
import { sshnetErrors } from './sshnet.ts';
import type { ErrorClient } from './template.ts';
import { terraformErrors } from './terraform.ts';
import { vagrantErrors } from './vagrant.ts';
import { vscodeErrors } from './vscode.ts';
import { winscpErrors } from './winscp.ts';

/** Every program whose wording is known. Their own words first, then what libraries and shells say. */
export const errorClients: readonly ErrorClient[] = [
  opensshErrors,
  sshdErrors,
  sshdServiceErrors,
  dropbearErrors,
  puttyErrors,
  winscpErrors,
  filezillaErrors,
  gitErrors,
  rsyncErrors,
  sftpErrors,
  vscodeErrors,
  sshjErrors,
  jetbrainsErrors,
  cyberduckErrors,
  ansibleErrors,
  terraformErrors,
  vagrantErrors,
  paramikoErrors,
  asyncsshErrors,
  libsshErrors,
  libssh2Errors,
  jschErrors,
  minaErrors,
  sshnetErrors,
  goErrors,
  nodessh2Errors,
  russhErrors,
  cloudErrors,
  phpseclibErrors,
];
