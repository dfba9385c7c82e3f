import type { Fix } from '../../contract/cause.ts';

/** Installs an ssh client, system by system. */
export const installClient: readonly Fix[] = [
  { where: 'client', system: 'debian', does: 'Install the ssh client:', run: 'sudo apt install openssh-client' },
  { where: 'client', system: 'rhel', does: 'Install the ssh client:', run: 'sudo dnf install openssh-clients' },
  { where: 'client', system: 'alpine', does: 'Install the ssh client:', run: 'sudo apk add openssh-client' },
  { where: 'client', system: 'arch', does: 'Install the ssh client:', run: 'sudo pacman -S openssh' },
  { where: 'client', system: 'suse', does: 'Install the ssh client:', run: 'sudo zypper install openssh-clients' },
  {
    where: 'client',
    system: 'windows',
    does: 'Install the OpenSSH client of Windows (10 build 1809 and later) in a PowerShell as administrator:',
    run: 'Add-WindowsCapability -Online -Name OpenSSH.Client~~~~0.0.1.0',
  },
  { where: 'client', system: 'putty', does: 'On an older Windows install PuTTY and connect with it.' },
];

/** Brings ssh and the libraries it needs to one state again. */
export const upgradeClient: readonly Fix[] = [
  {
    where: 'client',
    system: 'any',
    does: 'Take the foreign library path out of this shell (conda, an IDE or an AppImage sets it):',
    run: 'unset LD_LIBRARY_PATH',
  },
  {
    where: 'client',
    system: 'debian',
    does: 'Bring ssh and OpenSSL to one state:',
    run: 'sudo apt update && sudo apt full-upgrade',
  },
  {
    where: 'client',
    system: 'rhel',
    does: 'Bring ssh and OpenSSL to one state:',
    run: 'sudo dnf upgrade openssh openssl-libs',
  },
  { where: 'client', system: 'alpine', does: 'Bring ssh and OpenSSL to one state:', run: 'sudo apk upgrade' },
  { where: 'client', system: 'arch', does: 'Bring ssh and OpenSSL to one state:', run: 'sudo pacman -Syu' },
];
