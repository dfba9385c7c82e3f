import { defineFault } from '../fault.ts';

export default defineFault<{ user?: string }>({
  about: 'The account is locked and expired: no way of login is left.',
  on: 'server',
  apply: ({ user = 'deploy' }) => `usermod -L -e 1 ${user}`,
  undo: ({ user = 'deploy' }) => `usermod -U -e '' ${user}`,
});
