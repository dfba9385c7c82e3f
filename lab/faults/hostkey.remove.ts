import { defineFault } from '../fault.ts';
import { listens } from '../fault-lines.ts';

export default defineFault({
  about: 'The server has no host keys: sshd does not start.',
  on: 'server',
  apply: () => 'service ssh stop\nmkdir /opt/host-keys && mv /etc/ssh/ssh_host_* /opt/host-keys/\n! service ssh start',
  undo: (_, { port }) => `mv /opt/host-keys/* /etc/ssh/ && service ssh start && ${listens(port)}`,
});
