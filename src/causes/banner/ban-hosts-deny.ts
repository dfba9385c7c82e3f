import { defineCause } from '../../contract/cause.ts';
import { any } from '../../contract/condition.ts';
import { saidEarlier, saidOfUs } from '../conditions/attempt.ts';
import {
  acceptsImpossible,
  againSsh,
  endsAfterFiveSeconds,
  endsBeforeFiveSeconds,
  endsLater,
  endsWithDenial,
  fakeAddress,
  versionLine,
} from '../conditions/banner.ts';
import { deniedByHostsDeny } from '../conditions/inside.ts';

export default defineCause({
  id: 'banner/ban-hosts-deny',
  title: 'The server refuses this address in /etc/hosts.deny.',
  says: 'An sshd with TCP wrappers (Debian, Ubuntu, older Red Hat systems) looks up the name of the caller, reads hosts.allow and hosts.deny, waits for five seconds, and closes without a word. The tool denyhosts writes such lines by itself.',
  layer: 'I',
  frequency: 'occasional',
  refusedBy: 'ban-tool',
  signs: [
    saidEarlier('tcp-wrappers'),
    { when: endsAfterFiveSeconds, weight: 'decisive' },
    { when: endsLater, weight: 'medium' },
    { when: endsWithDenial, weight: 'strong' },
    { when: againSsh, weight: 'strong', against: true },
    { when: acceptsImpossible, weight: 'decisive', against: true },
    { when: fakeAddress, weight: 'decisive', against: true },
  ],
  proof: any(deniedByHostsDeny, saidOfUs('tcp-wrappers')),
  ruledOutBy: any(versionLine, endsBeforeFiveSeconds),
  lookAlikes: [
    'banner/tcp-proxy-no-backend',
    'banner/limit-maxstartups',
    'banner/sshd-split-binary-missing',
    'banner/proxy-tool-blocks-ssh',
  ],
  decidedBy: {
    where: 'server',
    says: 'Look at the server\'s console whether hosts.deny names this address, and whether the log says "refused connect from":',
    run: "grep -v '^#' /etc/hosts.deny /etc/hosts.allow; sudo journalctl -u ssh -u sshd -e | grep 'refused connect'",
  },
  fix: [
    {
      where: 'server',
      system: 'linux',
      does: 'Allow this address alone; hosts.allow is read first (the line that refuses: {server.ban.rule.at}):',
      run: 'echo "sshd: {server.ban.address}" | sudo tee -a /etc/hosts.allow',
      when: deniedByHostsDeny,
    },
    {
      where: 'server',
      system: 'linux',
      does: 'Allow the address of this machine; hosts.allow is read first:',
      run: 'echo "sshd: YOUR.ADDRESS" | sudo tee -a /etc/hosts.allow',
    },
    {
      where: 'server',
      system: 'linux',
      does: 'Where denyhosts runs: stop it, remove the address from its work files as well, or the line comes back:',
      run: 'sudo systemctl stop denyhosts; sudo grep -rl YOUR.ADDRESS /etc/hosts.deny /var/lib/denyhosts',
    },
  ],
  source: ['https://github.com/denyhosts/denyhosts/issues/162', 'tcp_wrappers 7.6 clean_exit.c', 'lab'],
});
