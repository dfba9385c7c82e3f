import { defineScenario } from '../../scenario.ts';

// paramiko sends the only prime it has, one of 1024 bits; sshd itself would never.
export default defineScenario({
  id: 'kex/group-too-small',
  server: { image: 'interop' },
  fault: {
    on: 'server',
    sh: `service ssh stop
python3 $LAB/servers/small-group.py 22 > /run/small-group.log 2>&1 &
echo $! > /run/small-group.pid
timeout 20 sh -c 'until ss -Hltn "sport = :22" | grep -q .; do sleep 0.01; done'`,
    undo: `kill $(cat /run/small-group.pid); service ssh start
timeout 5 sh -c 'until ss -Hltn "sport = :22" | grep -q .; do sleep 0.01; done'`,
  },
  expect: {
    first: 'kex/alg-dh-group-too-small',
    verdict: 'proven',
    refusedBy: 'sshd-configuration',
    never: ['kex/alg-kex-sha1-only', 'kex/path-mtu-blackhole'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
