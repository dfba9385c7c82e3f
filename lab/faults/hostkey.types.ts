import { defineFault } from '../fault.ts';
import { configFile, configure, restart } from '../fault-lines.ts';

export default defineFault<{ types: readonly ('ed25519' | 'ecdsa' | 'rsa')[] }>({
  about: 'The server shows host keys of these types only.',
  on: 'server',
  apply: ({ types }, { port }) =>
    `${configure(types.map((type) => `HostKey /etc/ssh/ssh_host_${type}_key`))}\n${restart(port)}`,
  undo: (_, { port }) => `rm ${configFile} && ${restart(port)}`,
});
