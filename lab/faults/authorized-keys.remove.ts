import { defineFault } from '../fault.ts';
import { keep, putBack } from '../fault-lines.ts';

const file = '/home/deploy/.ssh/authorized_keys';

export default defineFault({
  about: "The user's authorized_keys is gone.",
  on: 'server',
  apply: () => `${keep(file)} && rm ${file}`,
  undo: () => putBack(file),
});
