import { keyRefused } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/faillock-locked',
  title: 'faillock has locked the account after three failed passwords, and it has no keys.',
  releases: ['bookworm', 'trixie'],
  client: { files: {} },
  fault: [
    { kind: 'authorized-keys.remove' },
    {
      on: 'server',
      sh: `sed -i '1i auth required pam_faillock.so preauth deny=3 unlock_time=600' /etc/pam.d/sshd && mkdir -p /run/faillock && python3 -c 'import struct,time; now=int(time.time()); open("/run/faillock/deploy","wb").write(b"".join(struct.pack("<52sHHQ",b"10.0.1.2",0,3,now-n) for n in (5,10,15)))'`,
      undo: 'sed -i 1d /etc/pam.d/sshd; rm /run/faillock/deploy',
    },
  ],
  expect: { first: 'auth/auth-key-not-on-server', group: keyRefused, exit: 1 },
  here: { first: 'auth/account-faillock', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
