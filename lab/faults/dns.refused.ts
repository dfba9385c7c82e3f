import { defineFault } from '../fault.ts';
import { answerNames } from '../fault-lines.ts';

export default defineFault<{ name?: string }>({
  about: 'The name server refuses to answer (REFUSED).',
  on: 'router1',
  apply: ({ name = 'server.lab' }) => answerNames({ [name]: 'refused' }),
  undo: () => answerNames({}),
});
