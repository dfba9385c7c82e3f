import { defineFault } from '../fault.ts';
import { answerNames } from '../fault-lines.ts';

export default defineFault<{ name?: string; addresses?: readonly string[] }>({
  about: 'The name leads to other addresses; without `addresses` to ones that nobody has.',
  on: 'router1',
  apply: ({ name = 'server.lab', addresses = ['10.2.1.77', 'fd00:3::77'] }) => answerNames({ [name]: addresses }),
  undo: () => answerNames({}),
});
