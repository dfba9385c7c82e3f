import { maxStartupsWords } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// OpenSSH 8.5 to 9.7 say the same words for both limits (sshd.c, drop_connection).
export default defineScenario({
  id: 'banner/maxstartups',
  fault: { kind: 'maxstartups.fill' },
  expect: {
    first: 'banner/limit-maxstartups',
    group: maxStartupsWords,
    refusedBy: 'sshd-limits',
    never: ['banner/limit-persource-penalties', 'banner/ban-hosts-deny', 'banner/tcp-proxy-no-backend'],
    exit: 1,
  },
  via: { first: 'banner/limit-maxstartups', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
