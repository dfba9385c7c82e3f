import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { letInAgain, shutOutMeanwhile } from '../conditions/connect.ts';
import { hangsInSession, sessionHangs, sessionWorks } from '../conditions/session.ts';

const marksOff = fact('config.effective')
  .field('ipqos')
  .oneOf(['none', 'none none', '0x00', '0x00 0x00'], 'ssh sets no marks (IPQoS none)');

/** Debian's ssh marks its packets from the first one on, others after the login. */
const onlySshIsSilent = all(
  fact('tcp.connect').kind('open', 'the port is open to a connection without marks'),
  fact('login.outcome').kind('timed-out', 'ssh itself gets no answer'),
  fact('login.outcome').field('stage').equals('connect', 'its connection does not even come about'),
);

export default defineCause({
  id: 'session/ipqos-dscp-drop',
  title: 'The network drops packets that carry the mark ssh sets (IPQoS), so the connection or the session hangs.',
  layer: 'E',
  frequency: 'occasional',
  refusedBy: 'path',
  showsAt: ['connect', 'session'],
  signs: [
    { when: sessionHangs, weight: 'strong' },
    { when: hangsInSession, weight: 'strong' },
    { when: onlySshIsSilent, weight: 'strong' },
    { when: all(onlySshIsSilent, letInAgain), weight: 'medium' },
    { when: shutOutMeanwhile, weight: 'decisive', against: true },
    { when: marksOff, weight: 'decisive', against: true },
  ],
  ruledOutBy: sessionWorks,
  lookAlikes: ['kex/path-mtu-blackhole', 'session/slow-logind-pam'],
  decidedBy: { where: 'client', says: 'Try without the mark:', run: 'ssh -o IPQoS=none {name}' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'If that works, store it: "IPQoS none" under "Host {host}" in ~/.ssh/config.',
    },
  ],
  source: ['https://github.com/OverTheWireOrg/OverTheWire-website/pull/111', 'lab'],
});
