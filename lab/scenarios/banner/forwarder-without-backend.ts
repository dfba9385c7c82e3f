import { closedAtOnce } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// A plain forwarder asks its backend at once, and closes when nobody is there.
export default defineScenario({
  id: 'banner/forwarder-without-backend',
  fault: [
    { kind: 'service.stop' },
    {
      on: 'server',
      sh: `socat TCP6-LISTEN:22,fork,reuseaddr,ipv6-v6only=0 TCP4:127.0.0.1:2222 2> /dev/null &
echo $! > /run/forwarder.pid
timeout 5 sh -c 'until ss -Hltn "sport = :22" | grep -q .; do sleep 0.01; done'`,
      undo: 'kill $(cat /run/forwarder.pid)',
    },
  ],
  expect: {
    first: 'banner/tcp-proxy-no-backend',
    group: closedAtOnce,
    never: ['banner/ban-hosts-deny', 'banner/limit-maxstartups', 'banner/proxy-tool-blocks-ssh'],
    exit: 1,
  },
  ends: 'healthy-after-undo',
});
