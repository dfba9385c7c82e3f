import { defineFault } from '../fault.ts';

export default defineFault<{ user?: string }>({
  about: 'The user does not exist on the server.',
  on: 'server',
  apply: ({ user = 'deploy' }) =>
    `cp -a /home/${user} /opt/home-${user} && grep '^${user}:' /etc/passwd > /opt/user-${user} && userdel -r ${user} 2> /dev/null`,
  undo: ({ user = 'deploy' }) =>
    `useradd -u $(cut -d: -f3 /opt/user-${user}) -s /bin/bash -M ${user} && cp -a /opt/home-${user} /home/${user} && chown -R ${user}: /home/${user}`,
});
