import { defineFault } from '../fault.ts';

export default defineFault<{ user?: string; shell: string }>({
  about: "The user's login shell is another program.",
  on: 'server',
  apply: ({ user = 'deploy', shell }) => `sed -i 's|^\\(${user}:.*\\):[^:]*$|\\1:${shell}|' /etc/passwd`,
  undo: ({ user = 'deploy' }) => `sed -i 's|^\\(${user}:.*\\):[^:]*$|\\1:/bin/bash|' /etc/passwd`,
});
