import { defineFault } from '../fault.ts';

export default defineFault({
  about: 'The SSH server is not installed: stopped, and its program and unit are gone.',
  on: 'server',
  apply: () => `service ssh stop
rm -rf /usr/sbin/sshd /usr/lib/openssh/sshd-* /etc/init.d/ssh /lib/systemd/system/ssh.service /lib/systemd/system/ssh.socket /etc/ssh/sshd_config
[ ! -d /run/systemd/system ] || systemctl daemon-reload`,
});
