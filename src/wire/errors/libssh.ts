import { type ErrorClient, says } from './template.ts';

/** What libssh says; also Termius, Tabby before 1.0.200 and other programs built on it. */
export const libsshErrors: ErrorClient = {
  by: 'libssh',
  templates: [
    says('kex-failed', /kex error : no match for method/u, 'src/kex.c', { since: '0.6' }),
    says('hostkey-unknown', /Host is not in the known_hosts/u, 'src/known_hosts.c', { until: '0.7' }),
    says('hostkey-unwritable', /Failed to open the known_hosts file/u, 'src/known_hosts.c', { since: '0.8' }),
    says('denied', /Access denied for '(?:publickey|password|none|keyboard-interactive)'/u, 'src/auth.c', {
      since: '0.8',
    }),
    says(
      'denied-publickey',
      /Access denied for '\S+'\. Authentication that can continue: publickey\s*$/u,
      'src/auth.c',
      { since: '0.8' },
    ),
    says('denied-password', /Access denied for '\S+'\. Authentication that can continue: \S*password/u, 'src/auth.c', {
      since: '0.8',
    }),
    says('connect-timeout', /Timeout connecting to /u, 'src/client.c'),
    says('connect-refused', /Failed to connect: Connection refused/u, 'src/connect.c'),
    says('connect-timeout', /Failed to connect: (?:Connection timed out|Operation timed out)/u, 'src/connect.c'),
    says('connect-no-route', /Failed to connect: No route to host/u, 'src/connect.c'),
    says('name-not-found', /Failed to resolve hostname /u, 'src/connect.c'),
    says('closed', /Socket error: disconnected/u, 'src/socket.c'),
    says('reset', /Socket error: (?:connection reset by peer|Connection reset by peer|network reset)/u, 'src/socket.c'),
    says('broken-pipe', /Socket error: (?:Broken pipe|connection aborted)/u, 'src/socket.c'),
    says('connect-refused', /Socket error: connection refused/u, 'src/socket.c', { since: '0.11' }),
    says('connect-timeout', /Socket error: connection timed out/u, 'src/socket.c', { since: '0.11' }),
    says('connect-no-route', /Socket error: host unreachable/u, 'src/socket.c', { since: '0.11' }),
    says('connect-net-unreachable', /Socket error: network (?:unreachable|down)/u, 'src/socket.c', { since: '0.11' }),
    says('banner-not-ssh', /Receiving banner: too large banner/u, 'src/client.c'),
    says('ssh1-only', /No version of SSH protocol usable/u, 'src/client.c'),
    says('denied', /Received SSH_MSG_DISCONNECT: 14/u, 'src/packet_cb.c'),
    says(
      'too-many-failures',
      /Received SSH_MSG_DISCONNECT: .{0,40}Too many authentication failures/u,
      'src/packet_cb.c',
    ),
  ],
};
