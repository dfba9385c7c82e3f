import { type ErrorClient, says } from './template.ts';

/** What sshd says when it starts or tests its configuration (`sshd -t`), and systemd of its service. */
export const sshdServiceErrors: ErrorClient = {
  by: 'sshd',
  templates: [
    says('log-config-refused', /sshd_config: terminating, \d+ bad configuration options/u, 'servconf.c'),
    says('log-config', /sshd_config\S*:? line \d+: (?!Deprecated)/u, 'servconf.c'),
    says(
      'log-config',
      /(?:Missing Match criteria|Unsupported Match attribute|Invalid \S{1,40} on Match line|Match directive not supported)/u,
      'servconf.c',
    ),
    says('log-config', /AuthenticationMethods cannot be satisfied by enabled/u, 'sshd.c'),
    says(
      'log-config',
      /Authorized(?:Keys|Principals)Command set without Authorized(?:Keys|Principals)CommandUser/u,
      'sshd.c',
    ),
    says(
      'log-config',
      /(?:Too many recursive configuration includes|Configuration file is too large|Directive '\S+' is not allowed within)/u,
      'servconf.c',
    ),
    says('no-methods', /No AuthenticationMethods left after eliminating disabled/u, 'auth2.c'),
    says(
      'log-privsep-dir',
      /(?:\/run\/sshd|\/var\/empty\S*|privsep\S*|privilege separation) ?.{0,20}must be owned by root and not group or world-writable/u,
      'sshd.c',
    ),
    says('log-privsep-dir', /chroot ?\("?\S{0,40}(?:sshd|empty)"?\): No such file/u, 'sshd-auth.c'),
    says(
      'log-hostkey-load',
      /(?:Public key for .{1,200} does not match private key|No matching private key for certificate|error loading host key|key_load_private|invalid format.{0,40}ssh_host_)/u,
      'sshd.c',
    ),
    says('log-no-hostkeys', /no host ?keys? (?:found|available|loaded)/iu, 'sshd.c'),
    says('log-helper-missing', /(?:rexec of .{1,200} failed|exec of .{1,200}sshd-(?:session|auth) failed)/u, 'sshd.c'),
    says(
      'log-rexec',
      /(?:rexec version mismatch|ssh_msg_recv failed|recv_rexec_state|sshd-(?:session|auth) should not be executed directly)/u,
      'sshd-session.c',
      { since: '9.8' },
    ),
    says('log-crash', /session process \d+ .{0,80}(?:killed by signal|terminated abnormally)/u, 'sshd.c', {
      since: '9.8',
    }),
    says(
      'log-crash',
      /sshd(?:-session|-auth)?\[?\d*\]?:? .{0,80}(?:segfault at|killed by signal|core dumped|SIGSYS|seccomp)/iu,
      'kernel',
    ),
    says(
      'log-memory',
      /(?:sshd|accept).{0,60}(?:Too many open files|Cannot allocate memory|Resource temporarily unavailable)/u,
      'sshd.c',
    ),
    says(
      'log-bind-in-use',
      /Bind to port .{1,80} failed: (?:Address already in use|Only one usage of each socket)/u,
      'sshd.c',
    ),
    says('log-stopped', /Received signal 15; terminating/u, 'sshd.c'),
    says(
      'log-no-service',
      /(?:Unit (?:ssh|sshd|ssh\.service|sshd\.service) (?:could not be found|not found|not loaded)|Unit sshd?\.service (?:could not be found|not found)|sshd?: unrecognized service|Cannot find any service with service name 'sshd')/iu,
      'systemd, Windows',
    ),
    says(
      'log-inactive',
      /(?:Active: inactive \(dead\)|sshd? is (?:stopped|not running)|Status +Name.{0,40}|Stopped +sshd)/u,
      'systemd',
    ),
    says(
      'log-start-failed',
      /(?:Active: failed|sshd?\.service: Control process exited|Job for sshd?\.service failed|Failed to start sshd?\.service|sshd dead but|startup failed|failed to start.{0,20}(?:OpenBSD Secure Shell|OpenSSH))/iu,
      'systemd',
    ),
    says('log-disabled', /sshd?\.service; disabled/u, 'systemd'),
    says('log-masked', /(?:Loaded: masked|Unit sshd?(?:\.service)? is masked)/u, 'systemd'),
    says(
      'dependency-failed',
      /(?:Dependency failed for .{0,60}(?:SSH|sshd)|sshd?\.service: Job .{0,60}failed with result 'dependency')/u,
      'systemd',
    ),
    says(
      'log-library',
      /sshd: .{0,200}(?:cannot open shared object|undefined symbol|no version information)/u,
      'ld.so',
    ),
    says('openssl-mismatch-sshd', /sshd.{0,40}OpenSSL version mismatch/u, 'entropy.c'),
    says('log-selinux', /(?:type=AVC|SELinux).{0,300}(?:sshd|name_bind)/u, 'kernel audit'),
    says(
      'log-socket',
      /(?:TriggeredBy: .{0,10}ssh\.socket|ssh\.socket:? |Listening on .{0,40}OpenBSD Secure Shell server socket)/u,
      'systemd',
    ),
    says('listening-elsewhere', /Server listening on \S+ port (?!22\b)\d/u, 'sshd.c'),
  ],
};
