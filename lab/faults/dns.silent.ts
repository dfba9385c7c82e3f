import { defineFault } from '../fault.ts';
import { answerNames } from '../fault-lines.ts';

export default defineFault<{ name?: string }>({
  about: 'The name server does not answer.',
  on: 'router1',
  apply: ({ name = 'server.lab' }) => answerNames({ [name]: 'silent' }),
  undo: () => answerNames({}),
});
