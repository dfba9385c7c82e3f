import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/pam-access-healthy',
  title: 'A line of access.conf that lets the account in stands before the one that refuses all.',
  fault: {
    on: 'server',
    sh: `sed -i '1i account required pam_access.so' /etc/pam.d/sshd && printf '+:deploy:10.0.1.2 fd00:1::/64\\n-:ALL:ALL\\n' >> /etc/security/access.conf`,
    undo: '',
  },
  healthy: true,
  expect: { exit: 0, outcome: 'works' },
  via: { exit: 0, outcome: 'works' },
  here: { exit: 0 },
});
