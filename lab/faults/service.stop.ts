import { defineFault } from '../fault.ts';

export default defineFault({
  about: 'The SSH server is stopped.',
  on: 'server',
  apply: () => 'service ssh stop',
  undo: () => 'service ssh start',
});
