import { defineFault } from '../fault.ts';
import { failsToStart, listens } from '../fault-lines.ts';

export default defineFault({
  about: 'The server has no host keys: sshd does not start.',
  on: 'server',
  apply: (_, { port }) =>
    `service ssh stop\nmkdir /opt/host-keys && mv /etc/ssh/ssh_host_* /opt/host-keys/\n${failsToStart(port)}`,
  undo: (_, { port }) => `mv /opt/host-keys/* /etc/ssh/ && service ssh start && ${listens(port)}`,
});
