import { defineFault } from '../fault.ts';
import { answerNames } from '../fault-lines.ts';

export default defineFault<{ name?: string }>({
  about: 'The name server fails to find the name (SERVFAIL).',
  on: 'router1',
  apply: ({ name = 'server.lab' }) => answerNames({ [name]: 'servfail' }),
  undo: () => answerNames({}),
});
