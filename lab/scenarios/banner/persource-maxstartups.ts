import { maxStartupsWords } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/persource-maxstartups',
  fault: [
    { kind: 'sshd.option', lines: ['PerSourceMaxStartups 2'] },
    { kind: 'connections.hold', count: 2 },
  ],
  expect: {
    first: 'banner/limit-persource-maxstartups',
    group: maxStartupsWords,
    refusedBy: 'sshd-limits',
    never: ['banner/ban-hosts-deny', 'banner/tcp-proxy-no-backend'],
    exit: 1,
  },
  via: { first: 'banner/limit-persource-maxstartups', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
