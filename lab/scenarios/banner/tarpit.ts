import { defineScenario } from '../../scenario.ts';

// endlessh holds port 22; the real sshd is on another port.
export default defineScenario({
  id: 'banner/tarpit',
  fault: [
    { kind: 'sshd.port', port: 2222 },
    { kind: 'replace-listener', program: 'tarpit', port: 22, keepSsh: true },
  ],
  expect: {
    first: 'banner/port-is-tarpit',
    verdict: 'proven',
    refusedBy: 'another-program',
    never: ['host/host-overloaded', 'banner/proto-banner-timeout'],
    exit: 1,
  },
});
