import { defineCause } from '../../contract/cause.ts';
import { said, sign } from '../conditions/told.ts';

export default defineCause({
  id: 'session/path-stateful-device-resets',
  title: 'A firewall or intrusion guard on the way resets connections of some age.',
  layer: 'E',
  frequency: 'rare',
  refusedBy: 'path',
  signs: [sign('medium', said('reset', 'broken-pipe'))],
  lookAlikes: ['session/disconnect-idle-timeout', 'connect/ban-other-ips'],
  decidedBy: {
    where: 'person',
    says: 'Note after how long the connection ends: always the same age speaks for a device on the way.',
  },
  fix: [
    { where: 'client', system: 'any', does: 'Keep the connection busy:', run: 'ssh -o ServerAliveInterval=30 {name}' },
    { where: 'network', system: 'any', does: 'Ask for an exception of the guard for this connection.' },
  ],
  source: ['RFC 5382 section 5'],
});
