import { defineCause } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';
import { hangsInSession, sessionHangs, sessionWorks } from '../conditions/session.ts';

const marksOff = fact('config.effective')
  .field('ipqos')
  .oneOf(['none', 'none none', '0x00', '0x00 0x00'], 'ssh sets no marks (IPQoS none)');

export default defineCause({
  id: 'session/ipqos-dscp-drop',
  title:
    'The network drops packets that carry the mark ssh sets for sessions (IPQoS), so the session hangs after the login.',
  layer: 'E',
  frequency: 'occasional',
  refusedBy: 'path',
  signs: [
    { when: sessionHangs, weight: 'strong' },
    { when: hangsInSession, weight: 'strong' },
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
