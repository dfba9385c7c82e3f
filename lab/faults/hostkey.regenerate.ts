import { defineFault } from '../fault.ts';
import { restart } from '../fault-lines.ts';

const types = 'for type in ed25519 ecdsa rsa; do for end in key key.pub; do cp $FIXTURES';

export default defineFault({
  about: 'The server has other host keys, as after a new installation.',
  on: 'server',
  apply: (_, { port }) => `${types}/host2/ssh_host_\${type}_$end /etc/ssh/; done; done\n${restart(port)}`,
  undo: (_, { port }) => `${types}/host/ssh_host_\${type}_$end /etc/ssh/; done; done\n${restart(port)}`,
});
