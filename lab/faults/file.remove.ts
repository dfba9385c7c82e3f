import { defineFault } from '../fault.ts';

export default defineFault<{ paths: readonly string[] }>({
  about: 'Files are gone.',
  on: 'client',
  apply: ({ paths }) => `rm -rf ${paths.map((path) => path.replace(/^~/, '/home/me')).join(' ')}`,
  undo: () => ':', // the client's whole home comes back at the end
});
