import { defineFault } from '../fault.ts';

export default defineFault<{ device?: string }>({
  about: 'A network interface is switched off. IPv6 addresses and routes go with it.',
  on: 'client',
  apply: ({ device = 'eth0' }) => `ip link set ${device} down`,
});
