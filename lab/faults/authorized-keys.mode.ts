import { defineFault } from '../fault.ts';
import { keep, putBack } from '../fault-lines.ts';

/** StrictModes looks at the file, its folder and the home. */
export default defineFault<{ path?: string; mode: string; owner?: string }>({
  about: 'authorized_keys, or `path` (its folder, the home), has other permissions or another owner.',
  on: 'server',
  apply: ({ path = '/home/deploy/.ssh/authorized_keys', mode, owner }) =>
    `${keep('/home/deploy')} && chmod ${mode} ${path}${owner === undefined ? '' : ` && chown ${owner} ${path}`}`,
  undo: () => putBack('/home/deploy'),
});
