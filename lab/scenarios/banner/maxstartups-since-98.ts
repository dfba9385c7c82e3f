import { notAllowedWords } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

// Since 9.8 every limit of sshd says "Not allowed at this time".
export default defineScenario({
  id: 'banner/maxstartups-since-98',
  server: { image: 'trixie' },
  fault: { kind: 'maxstartups.fill' },
  expect: {
    first: 'banner/limit-maxstartups',
    group: notAllowedWords,
    refusedBy: 'sshd-limits',
    never: ['banner/ban-hosts-deny', 'banner/tcp-proxy-no-backend'],
    exit: 1,
  },
  via: { first: 'banner/limit-maxstartups', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
