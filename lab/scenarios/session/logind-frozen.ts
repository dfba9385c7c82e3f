import { sessionHangs } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'session/logind-frozen',
  server: { boot: true },
  client: { args: ['--session', 'deploy@server.lab'] },
  fault: {
    on: 'server',
    sh: 'kill -STOP $(systemctl show systemd-logind.service -p MainPID --value)',
    undo: 'kill -CONT $(systemctl show systemd-logind.service -p MainPID --value)',
  },
  expect: { first: 'session/slow-logind-pam', group: sessionHangs, exit: 1 },
  via: { first: 'session/slow-logind-pam', verdict: 'proven', exit: 1 },
  here: { first: 'session/slow-logind-pam', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
