import { defineCause } from '../../contract/cause.ts';
import { logindSilent } from '../conditions/machine.ts';
import { hangsInSession, sessionHangs, sessionWorks } from '../conditions/session.ts';

export default defineCause({
  id: 'session/slow-logind-pam',
  title: 'The server is slow to open the session (systemd-logind, PAM, or the greeting).',
  layer: 'T',
  frequency: 'occasional',
  refusedBy: 'host',
  signs: [
    { when: sessionHangs, weight: 'strong' },
    { when: hangsInSession, weight: 'strong' },
  ],
  proof: logindSilent,
  ruledOutBy: sessionWorks,
  lookAlikes: ['session/ipqos-dscp-drop', 'session/session-shell-exits'],
  decidedBy: {
    where: 'server',
    says: 'Look for "Failed to create session" in the log, and at logind:',
    run: 'sudo journalctl -u ssh -u sshd -e; systemctl status systemd-logind',
  },
  fix: [
    { where: 'server', system: 'linux', does: 'Start it anew:', run: 'sudo systemctl restart systemd-logind' },
    {
      where: 'server',
      system: 'debian',
      does: 'Look which part of the greeting is slow:',
      run: 'for f in /etc/update-motd.d/*; do echo "$f"; time sudo "$f" > /dev/null; done',
    },
  ],
  source: ['https://github.com/ldidry/dynamic-motd/issues/5'],
});
