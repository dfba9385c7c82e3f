import { type ErrorClient, says } from './template.ts';

/** What dropbear says. */
export const dropbearErrors: ErrorClient = {
  by: 'dropbear',
  templates: [
    says('log-invalid-user', /Login attempt for nonexistent user/u, 'svr-auth.c'),
    says('log-shell-invalid', /has invalid shell, rejected/u, 'svr-auth.c'),
    says('log-modes-file', /\/authorized_keys must be owned by user or root, and not writable by/u, 'svr-authpubkey.c'),
    says('log-modes-directory', /must be owned by user or root, and not writable by/u, 'svr-authpubkey.c'),
    says('log-locked', /User account '.{1,60}' is locked/u, 'svr-auth.c'),
    says('log-root-refused', /root login rejected/u, 'svr-auth.c'),
    says('too-many-failures', /Max auth tries reached/u, 'svr-auth.c'),
    says('no-match-kex', /No matching algo (?:kex|hostkey)/u, 'common-algo.c'),
    says('no-match-cipher', /No matching algo enc/u, 'common-algo.c'),
    says('mac-wrong', /Integrity error/u, 'packet.c'),
    says('log-grace', /Timeout before auth/u, 'svr-session.c'),
    says('all-methods-failed', /No auth methods could be used/u, 'cli-auth.c'),
    says('hostkey-changed', /[Hh]ost key mismatch for /u, 'cli-kex.c'),
    says('connect-refused', /Connect failed: .{0,60}Connection refused/u, 'dbclient netio.c'),
    says('connect-timeout', /Connect failed: .{0,60}timed out/u, 'dbclient netio.c'),
    says('closed', /Remote closed the connection/u, 'common-session.c'),
  ],
};
