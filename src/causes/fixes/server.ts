import type { Fix } from '../../contract/cause.ts';
import { fact } from '../../contract/condition.ts';

export const installServer: readonly Fix[] = [
  { where: 'server', system: 'debian', does: 'Install the SSH server:', run: 'sudo apt install openssh-server' },
  {
    where: 'server',
    system: 'rhel',
    does: 'Install and start the SSH server:',
    run: 'sudo dnf install openssh-server && sudo systemctl enable --now sshd',
  },
  {
    where: 'server',
    system: 'alpine',
    does: 'Install and start the SSH server:',
    run: 'sudo apk add openssh && sudo rc-update add sshd && sudo rc-service sshd start',
  },
  {
    where: 'server',
    system: 'arch',
    does: 'Install and start the SSH server:',
    run: 'sudo pacman -S openssh && sudo systemctl enable --now sshd',
  },
  {
    where: 'server',
    system: 'suse',
    does: 'Install and start the SSH server:',
    run: 'sudo zypper install openssh-server && sudo systemctl enable --now sshd',
  },
  { where: 'server', system: 'macos', does: 'Switch on Remote Login:', run: 'sudo systemsetup -setremotelogin on' },
  {
    where: 'server',
    system: 'windows',
    does: 'Install and start the SSH server in a PowerShell as administrator:',
    run: 'Add-WindowsCapability -Online -Name OpenSSH.Server~~~~0.0.1.0; Start-Service sshd; Set-Service sshd -StartupType Automatic',
  },
];

/** After a change: check the configuration first, then restart, with one session kept open. */
export const restartServer: readonly Fix[] = [
  {
    where: 'server',
    system: 'debian',
    does: 'Check the configuration and restart the SSH server; keep one session open meanwhile:',
    run: 'sudo sshd -t && sudo systemctl restart ssh',
  },
  {
    where: 'server',
    system: 'rhel',
    does: 'Check the configuration and restart the SSH server; keep one session open meanwhile:',
    run: 'sudo sshd -t && sudo systemctl restart sshd',
  },
  {
    where: 'server',
    system: 'alpine',
    does: 'Check the configuration and restart the SSH server:',
    run: 'sudo sshd -t && sudo rc-service sshd restart',
  },
  { where: 'server', system: 'windows', does: 'Restart the SSH server:', run: 'Restart-Service sshd' },
];

const manager = fact('server.service').field('manager');

/** Where neither systemd nor OpenRC starts services, and the inside was seen. */
export const startByManager: readonly Fix[] = [
  {
    where: 'server',
    system: 'linux',
    does: 'Start it by its script:',
    run: 'sudo /etc/init.d/{server.service.unit} start',
    when: manager.oneOf(['sysv', 'busybox'], 'start scripts in /etc/init.d start services there'),
  },
  {
    where: 'server',
    system: 'linux',
    does: 'Start it and let it start at boot:',
    run: 'sudo ln -sfn /etc/sv/{server.service.unit} /var/service/; sudo sv up {server.service.unit}',
    when: manager.equals('runit', 'runit starts services there'),
  },
  {
    where: 'server',
    system: 'linux',
    does: 'Start it and let it start at boot:',
    run: '/etc/init.d/{server.service.unit} enable; /etc/init.d/{server.service.unit} start',
    when: manager.equals('procd', 'procd starts services there (OpenWrt)'),
  },
];
