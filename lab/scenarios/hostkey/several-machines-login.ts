import { defineScenario } from '../../scenario.ts';

// The first look meets the known machine, and ssh itself the stranger.
export default defineScenario({
  id: 'hostkey/several-machines-login',
  world: 'two-servers',
  client: { args: ['deploy@server4.lab'] },
  fault: [
    { on: 'server2', kind: 'hostkey.regenerate' },
    { kind: 'machines.alternate', first: 'server' },
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
