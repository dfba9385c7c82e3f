import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/faillock-with-key-healthy',
  title: 'faillock has locked the account for passwords, and the key passes all the same.',
  fault: {
    on: 'server',
    sh: `sed -i '1i auth required pam_faillock.so preauth deny=3 unlock_time=600' /etc/pam.d/sshd && mkdir -p /run/faillock && python3 -c 'import struct,time; now=int(time.time()); open("/run/faillock/deploy","wb").write(b"".join(struct.pack("<52sHHQ",b"10.0.1.2",0,3,now-n) for n in (5,10,15)))'`,
    undo: '',
  },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
  here: { exit: 0 },
});
