import { defineScenario } from '../../scenario.ts';

// A container was published on port 22: a rule like Docker's sends every connection to it, and nobody is there.
export default defineScenario({
  id: 'connect/docker-takes-port',
  client: { args: ['deploy@server4.lab'] },
  fault: {
    on: 'server',
    sh: `iptables -t nat -N DOCKER && iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER && iptables -t nat -A DOCKER ! -i docker0 -p tcp -m tcp --dport 22 -j DNAT --to-destination 172.17.0.2:22`,
    undo: `iptables -t nat -F; iptables -t nat -X`,
  },
  expect: {
    first: 'connect/fw-drop-rule',
    exit: 1,
  },
  via: { first: 'hostkey/wrong-host', verdict: 'proven', exit: 1 },
  here: { first: 'hostkey/wrong-host', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
