import { defineFault } from '../fault.ts';
import { configFile, configure, restart } from '../fault-lines.ts';

export default defineFault<{ addresses: readonly string[] }>({
  about: 'The SSH server listens on these addresses only.',
  on: 'server',
  apply: ({ addresses }, { port }) =>
    `${configure(addresses.map((address) => `ListenAddress ${address}`))}\n${restart(port)}`,
  undo: (_, { port }) => `rm ${configFile} && ${restart(port)}`,
});
