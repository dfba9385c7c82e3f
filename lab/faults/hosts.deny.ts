import { defineFault } from '../fault.ts';

export default defineFault<{ line?: string }>({
  about: '/etc/hosts.deny refuses the client (TCP wrappers, which Debian builds into sshd).',
  on: 'server',
  apply: ({ line }) => `echo '${line ?? 'sshd: ALL'}' >> /etc/hosts.deny`,
  undo: () => ': > /etc/hosts.deny',
});
