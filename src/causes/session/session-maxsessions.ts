import { defineCause } from '../../contract/cause.ts';
import { all, fact } from '../../contract/condition.ts';
import { sessionRefused, sessionSays, sessionWorks } from '../conditions/session.ts';

const shared = fact('config.control-socket').kind('live', 'ssh uses a shared connection that is open already');
const refusedText = sessionSays('[Ss]ession open refused by peer', 'the server refuses one more session');

export default defineCause({
  id: 'session/session-maxsessions',
  title: 'The shared connection already carries as many sessions as the server allows (MaxSessions).',
  layer: 'T',
  frequency: 'occasional',
  refusedBy: 'sshd-limits',
  signs: [
    { when: all(sessionRefused, shared), weight: 'strong' },
    { when: all(refusedText, shared), weight: 'decisive' },
  ],
  proof: all(refusedText, shared),
  ruledOutBy: sessionWorks,
  lookAlikes: ['client/client-controlmaster-stale-socket'],
  fix: [
    { where: 'client', system: 'any', does: 'Open a connection of its own:', run: 'ssh -o ControlPath=none {name}' },
    {
      where: 'server',
      system: 'any',
      does: 'Raise MaxSessions in sshd_config, check and reload:',
      run: 'sudo sshd -t && sudo systemctl reload sshd',
    },
  ],
  source: ['OpenSSH mux.c', 'OpenSSH session.c'],
});
