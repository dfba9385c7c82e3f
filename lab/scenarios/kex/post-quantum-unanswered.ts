import { defineScenario } from '../../scenario.ts';

// Something in front of the server loses the first message of a post-quantum exchange, and passes a classic one.
export default defineScenario({
  id: 'kex/post-quantum-unanswered',
  server: { image: 'trixie' },
  client: { image: 'trixie' },
  fault: [
    { kind: 'sshd.port', port: 2222 },
    { on: 'server', kind: 'relay', manner: 'swallow-post-quantum' },
  ],
  expect: {
    first: 'kex/alg-kex-pq-interop',
    verdict: 'proven',
    never: ['kex/path-mtu-blackhole', 'banner/net-dpi-blocks-ssh-protocol'],
    exit: 1,
  },
});
