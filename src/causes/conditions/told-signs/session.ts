import type { ToldSigns } from '../told.ts';
import { said, sign, told } from '../told.ts';

/** Signs on what programs and people say, for the causes of the stage `session`. */
export const sessionTold: ToldSigns = {
  'session/account-home-missing': [
    sign('decisive', said('home-missing')),
    sign('strong', told('setup', 'home-missing')),
  ],
  'session/ipqos-dscp-drop': [
    sign('medium', said('broken-pipe', 'reset', 'closed-after-login')),
    sign('decisive', told('setup', 'ipqos')),
    sign('strong', told('place', 'vmware-nat')),
  ],
  'session/account-nologin-shell': [
    sign('decisive', said('account-unavailable')),
    sign('medium', said('sftp-garbled')),
    sign('strong', told('setup', 'shell'), said('sftp-garbled', 'sftp-failed')),
  ],
  'session/session-pty-alloc-failed': [sign('decisive', said('pty-failed')), sign('medium', told('setup', 'pty'))],
  'session/session-shell-exits': [
    sign('medium', said('closed-after-login')),
    sign('medium', said('log-session-ended')),
    sign('medium', said('shell-failed')),
    sign('medium', told('setup', 'rc-output'), said('closed-after-login')),
    sign('medium', said('broken-pipe')),
    sign('strong', told('setup', 'chroot', 'forced-command', 'shell'), said('broken-pipe', 'closed-after-login')),
  ],
  'session/session-rc-output-breaks-sftp': [
    sign('decisive', said('sftp-garbled')),
    sign('strong', told('setup', 'rc-output')),
    sign('weak', said('sftp-failed')),
  ],
  'session/session-sftp-subsystem-missing': [
    sign('decisive', said('subsystem-failed', 'sftp-server-missing')),
    sign('strong', said('sftp-failed')),
    sign('strong', told('setup', 'sftp-server')),
    sign('medium', told('place', 'dropbear'), said('sftp-failed')),
    sign('medium', told('setup', 'sftp-mentioned'), said('closed', 'closed-by-remote', 'sftp-failed')),
    sign('medium', told('place', 'alpine'), said('sftp-failed')),
    sign('strong', told('setup', 'sshd-path')),
  ],
  'session/session-sftp-only-account': [sign('decisive', said('sftp-only', 'shell-not-enabled'))],
  'session/session-forced-command': [
    sign('medium', said('shell-failed')),
    sign('strong', said('forced-command')),
    sign('medium', told('setup', 'forced-command')),
  ],
  'session/session-chroot-ownership': [
    sign('decisive', said('log-chroot')),
    sign('strong', told('setup', 'chroot')),
    sign('medium', said('broken-pipe'), said('log-session-ended', 'log-accepted')),
    sign('weak', said('sftp-failed')),
    sign('medium', said('closed-after-login', 'banner-closed', 'connect-failed'), told('setup', 'sftp-mentioned')),
    sign('weak', said('closed-after-login')),
  ],
  'session/session-maxsessions': [
    sign('strong', said('session-refused')),
    sign('strong', said('log-no-more-sessions')),
    sign('decisive', told('setup', 'maxsessions')),
    sign('medium', told('change', 'many-at-once'), said('session-refused')),
  ],
  'session/slow-logind-pam': [
    sign('medium', told('change', 'slow')),
    sign('strong', told('setup', 'logind')),
    sign('strong', said('logind-failed')),
  ],
  'session/git-no-repo-access': [sign('strong', told('setup', 'repo-access'), said('git-not-found', 'git-wrapper'))],
  'session/ide-server-prerequisites': [
    sign('strong', said('ide-timeout')),
    sign('strong', told('place', 'editor'), told('setup', 'old-glibc')),
  ],
  'session/disconnect-server-timeout': [sign('strong', told('setup', 'idle-limit'))],
  'session/disconnect-server-restart-or-kill': [
    sign('strong', told('setup', 'server-killed'), said('closed-by-remote', 'broken-pipe', 'reset')),
    sign('medium', said('log-stopped')),
  ],
  'session/path-stateful-device-resets': [
    sign('strong', told('setup', 'conntrack')),
    sign('strong', told('setup', 'conntrack'), said('reset', 'broken-pipe', 'connect-timeout')),
  ],
  'session/session-x11-failed': [sign('medium', told('setup', 'x11'))],
  'session/remote-command-not-found': [sign('weak', said('not-executable'))],
};
