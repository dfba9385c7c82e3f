import { defineFault } from '../fault.ts';
import { configFile, configure, restart } from '../fault-lines.ts';

export default defineFault<{ line?: string }>({
  about: 'AllowUsers (or another `line`) leaves the user out.',
  on: 'server',
  apply: ({ line = 'AllowUsers root' }, { port }) => `${configure([line])}\n${restart(port)}`,
  undo: (_, { port }) => `rm ${configFile} && ${restart(port)}`,
});
