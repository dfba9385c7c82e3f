import { defineFault } from '../fault.ts';
import { answerNames } from '../fault-lines.ts';
import type { Zone } from '../world.ts';

export default defineFault<{ names: Zone }>({
  about: 'The name server knows other things: `names` to addresses, or to a word for a failure.',
  on: 'router1',
  apply: ({ names }) => answerNames(names),
  undo: () => answerNames({}),
});
