import { defineCause } from '../../contract/cause.ts';
import { any, not } from '../../contract/condition.ts';
import { answersAsSsh } from '../conditions/connect.ts';
import { droppedPortSigns } from '../conditions/connect-signs.ts';
import { droppedInside } from '../conditions/inside-firewall.ts';
import { applicationFirewallBlocks } from '../conditions/platform.ts';
import { openHostFirewall, openProviderFirewall } from '../fixes/firewall.ts';
import { passRule } from '../fixes/inside-firewall.ts';

export default defineCause({
  id: 'connect/fw-drop-rule',
  title: 'A firewall drops port {port} of the server without an answer, while the server itself is alive.',
  layer: 'H',
  frequency: 'common',
  refusedBy: [
    { when: droppedInside, by: 'host-firewall' },
    { when: not(droppedInside), by: 'nobody' },
  ],
  foremost: true,
  signs: [...droppedPortSigns],
  proof: any(droppedInside, applicationFirewallBlocks), // from outside never: the provider's firewall drops alike
  ruledOutBy: answersAsSsh,
  lookAlikes: [
    'connect/cloud-sg-rule-missing',
    'connect/net-local-blocks-22',
    'connect/ban-fail2ban',
    'connect/host-down-or-stopped',
  ],
  decidedBy: {
    where: 'provider',
    says: "Look in the provider's panel whether its firewall lets TCP port {port} in from your address; when it does, a rule of the server itself drops it. On its console:",
    run: 'sudo nft list ruleset',
  },
  fix: [
    {
      where: 'server',
      system: 'macos',
      does: 'Let sshd through the firewall of the Mac:',
      run: 'sudo /usr/libexec/ApplicationFirewall/socketfilterfw --setblockall off; sudo /usr/libexec/ApplicationFirewall/socketfilterfw --unblockapp /usr/libexec/sshd-keygen-wrapper',
      when: applicationFirewallBlocks,
    },
    ...passRule,
    ...openHostFirewall,
    ...openProviderFirewall,
  ],
  source: ['founding article', 'lab'],
});
