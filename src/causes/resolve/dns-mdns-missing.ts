import { defineCause } from '../../contract/cause.ts';
import { all, any, not } from '../../contract/condition.ts';
import { lookupFails, mdnsName, resolved } from '../conditions/resolve.ts';

export default defineCause({
  id: 'resolve/dns-mdns-missing',
  title: 'No machine nearby answers to the name {host}.',
  says: 'Names that end in .local are asked of the machines in the same network (multicast DNS). The machine is off, in another network, or has no such service; or this machine does not ask.',
  layer: 'C',
  frequency: 'occasional',
  refusedBy: 'nobody',
  signs: [{ when: all(lookupFails, mdnsName), weight: 'decisive' }],
  ruledOutBy: any(resolved, not(mdnsName)),
  lookAlikes: ['resolve/dns-name-not-found', 'connect/host-down-or-stopped'],
  decidedBy: {
    where: 'network',
    says: 'Look in the device list of your router whether the machine is in the network, and with which address.',
  },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'Use the address of the machine; the list of devices in your router shows it.',
    },
    {
      where: 'client',
      system: 'debian',
      does: 'Let this machine ask for .local names:',
      run: 'sudo apt install libnss-mdns',
    },
    {
      where: 'server',
      system: 'debian',
      does: 'Let the machine answer to its .local name:',
      run: 'sudo apt install avahi-daemon',
    },
    {
      where: 'network',
      system: 'any',
      does: 'Join the same network as the machine: a guest Wi-Fi keeps machines apart, and .local names do not cross routers.',
    },
  ],
  source: ['RFC 6762'],
});
