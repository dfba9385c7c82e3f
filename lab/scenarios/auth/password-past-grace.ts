import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'auth/password-past-grace',
  title: 'The password is past its days of grace, so PAM lets nobody in.',
  fault: {
    on: 'server',
    sh: 'chage -d 2020-01-01 -M 30 -I 10 deploy',
    undo: 'chage -d "$(date +%F)" -M 99999 -I -1 deploy',
  },
  expect: { first: 'auth/account-expired', group: ['auth/account-password-expired'], exit: 1 },
  via: { first: 'auth/account-password-expired', verdict: 'proven', exit: 1 },
  here: { first: 'auth/account-password-expired', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
