import { defineFault } from '../fault.ts';
import { configFile, configure, restart } from '../fault-lines.ts';

export default defineFault<{ port: number }>({
  about: 'The SSH server listens on another port.',
  on: 'server',
  apply: ({ port }) => `${configure([`Port ${port}`])}\n${restart(port)}`,
  undo: (_, { port }) => `rm ${configFile} && ${restart(port)}`,
});
