import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/maxstartups-healthy',
  title: 'Two of three places are taken.',
  fault: [
    { kind: 'maxstartups.fill', limit: 2 },
    { kind: 'sshd.option', lines: ['MaxStartups 3:100:3'] },
  ],
  healthy: true,
  expect: { exit: 0, never: ['banner/limit-maxstartups'] },
});
