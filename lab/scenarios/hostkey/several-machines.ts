import { defineScenario } from '../../scenario.ts';

// A balancer sends every second connection to another machine: the first look meets the stranger.
export default defineScenario({
  id: 'hostkey/several-machines',
  world: 'two-servers',
  client: { args: ['deploy@server4.lab'] },
  fault: [
    { on: 'server2', kind: 'hostkey.regenerate' },
    { kind: 'machines.alternate', first: 'server2' },
  ],
  takenElsewhere: true,
  expect: {
    first: 'hostkey/path-lb-mixed-hosts',
    verdict: 'proven',
    refusedBy: 'path',
    never: [
      'hostkey/hostkey-changed-reinstall',
      'hostkey/hostkey-changed-ip-reuse',
      'hostkey/hostkey-mitm-or-interception',
    ],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
