import { notAllowedWords } from '../../groups.ts';
import { defineScenario } from '../../scenario.ts';

export default defineScenario({
  id: 'banner/persource-maxstartups-since-98',
  server: { image: 'trixie' },
  fault: [
    { kind: 'sshd.option', lines: ['PerSourceMaxStartups 2'] },
    { kind: 'connections.hold', count: 2 },
  ],
  expect: {
    first: 'banner/limit-persource-maxstartups',
    group: notAllowedWords,
    refusedBy: 'sshd-limits',
    never: ['banner/ban-hosts-deny', 'banner/tcp-proxy-no-backend'],
    exit: 1,
  },
  via: { first: 'banner/limit-persource-maxstartups', verdict: 'proven', exit: 1 },
  ends: 'healthy-after-undo',
});
