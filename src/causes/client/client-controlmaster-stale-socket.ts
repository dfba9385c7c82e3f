import { defineCause } from '../../contract/cause.ts';
import { controlSocketFine, controlSocketHung } from '../conditions/client.ts';

export default defineCause({
  id: 'client/client-controlmaster-stale-socket',
  title: 'The shared connection behind {config.control-socket.path} no longer answers, and ssh waits for it.',
  layer: 'B',
  frequency: 'occasional',
  refusedBy: 'this-machine',
  signs: [{ when: controlSocketHung, weight: 'decisive' }],
  proof: controlSocketHung,
  ruledOutBy: controlSocketFine,
  lookAlikes: ['kex/path-mtu-blackhole', 'connect/host-down-or-stopped'],
  decidedBy: { where: 'client', says: 'Ask the shared connection whether it lives:', run: 'ssh -O check {host}' },
  fix: [
    {
      where: 'client',
      system: 'any',
      does: 'End the shared connection; if that hangs too, delete its socket:',
      run: 'ssh -O exit {host} || rm {config.control-socket.path}',
    },
    { where: 'client', system: 'any', does: 'Connect once without it:', run: 'ssh -S none {host}' },
    {
      where: 'client',
      system: 'any',
      does: 'Let dead shared connections end by themselves; below the Host block:',
      run: 'ServerAliveInterval 15',
    },
  ],
  source: ['mux.c, muxclient()', 'https://github.com/asheshgoplani/agent-deck/pull/1442'],
});
