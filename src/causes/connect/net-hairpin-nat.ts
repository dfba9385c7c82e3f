import { defineCause } from '../../contract/cause.ts';
import { said, sign, told } from '../conditions/told.ts';

export default defineCause({
  id: 'connect/net-hairpin-nat',
  title:
    'The public address is used from inside its own network, and the router does not send it back in (hairpin NAT).',
  layer: 'D',
  frequency: 'occasional',
  signs: [sign('weak', said('connect-timeout', 'connect-refused')), sign('strong', told('setup', 'hairpin'))],
  lookAlikes: ['connect/path-router-port-forward-missing'],
  decidedBy: {
    where: 'client',
    says: 'Compare your own public address with that of the server: the same means hairpin NAT.',
  },
  fix: [
    { where: 'client', system: 'any', does: 'Use the address of the server in the local network.' },
    { where: 'network', system: 'any', does: 'Switch on NAT loopback (hairpin NAT) in the router.' },
  ],
  source: ['RFC 4787 section 6'],
});
