import { defineFault } from '../fault.ts';
import { answerNames } from '../fault-lines.ts';

export default defineFault<{ name?: string }>({
  about: 'The name server says that the name does not exist.',
  on: 'router1',
  apply: ({ name = 'server.lab' }) => answerNames({ [name]: 'nxdomain' }),
  undo: () => answerNames({}),
});
