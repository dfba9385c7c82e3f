import { defineScenario } from '../../scenario.ts';

const firstSetup = `[Unit]
DefaultDependencies=no
Before=systemd-user-sessions.service
[Service]
Type=oneshot
TimeoutStartSec=infinity
ExecStart=/bin/sleep infinity
`;

// A unit of the first start hangs, and systemd-user-sessions waits for it: /run/nologin stays.
export default defineScenario({
  id: 'auth/boot-not-finished',
  releases: ['bookworm', 'trixie', 'sid'],
  server: {
    boot: true,
    files: { '/etc/systemd/system/first-setup.service': firstSetup },
    prepare: 'ln -s ../first-setup.service /etc/systemd/system/multi-user.target.wants/',
  },
  baseline: { skip: 'the machine is not there yet: it starts with its first setup unfinished' },
  expect: { first: 'auth/account-pam-nologin', verdict: 'proven', exit: 1 },
  via: { first: 'auth/account-pam-nologin', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-pam-nologin', verdict: 'proven', exit: 1 },
});
