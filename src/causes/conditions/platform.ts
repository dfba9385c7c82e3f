import { all, any, fact } from '../../contract/condition.ts';
import { insideOnly, loginFails, noneAnywhere, noneOnPort, refusedOrInside } from './inside.ts';

/** Named conditions about servers on macOS and Windows, as their inside shows them. */

const macos = fact('server.macos');
export const remoteLoginOff = all(
  refusedOrInside,
  noneOnPort,
  macos.field('remoteLogin').equals('off', 'Remote Login is off'),
);
export const notAmongChosenUsers = all(
  loginFails,
  macos.field('chosenUsers').equals(true, 'Remote Login is for chosen users only (com.apple.access_ssh)'),
  macos.field('userChosen').equals(false, '{user} is none of them'),
);
const silentOrInside = any(
  fact('tcp.connect').kind(['silent', 'unreachable'], 'no TCP connection comes about'),
  insideOnly,
);
export const applicationFirewallBlocks = all(
  silentOrInside,
  macos.field('remoteLogin').equals('on', 'Remote Login is on'),
  any(
    macos.field('firewall').equals('block-all', "the Mac's firewall blocks all incoming connections"),
    all(
      macos.field('firewall').equals('on', "the Mac's application firewall is on"),
      macos.field('sshInFirewall').equals('blocked', 'it blocks sshd'),
    ),
  ),
);

const windows = fact('server.windows');
const service = fact('server.service');
export const featureNotPresent = all(
  refusedOrInside,
  fact('server.sshd.installed').field('installed').equals(false, 'there is no sshd.exe'),
  windows.field('capability').equals('not-present', 'the feature OpenSSH.Server is not installed'),
);
export const windowsServiceStopped = all(
  refusedOrInside,
  noneAnywhere,
  service.field('manager').equals('windows', 'it is a Windows machine'),
  service.field('active').equals('inactive', 'the service sshd is stopped'),
);
export const windowsFirewallBlocks = all(
  silentOrInside,
  fact('server.windows.firewall')
    .field('letsIn')
    .equals(
      false,
      'Windows Firewall does not let port {port} in[ by its rule {server.windows.firewall.rule}] (profile {server.windows.firewall.profiles})',
    ),
);
export const keyInUnreadFile = all(
  insideOnly,
  windows
    .field('counts')
    .equals('shared', 'the account is an administrator, whose keys stand in administrators_authorized_keys'),
  windows.field('shared').equals(null, 'that file is not there'),
  windows.field('elsewhere').count('>=', 1, 'keys stand in the .ssh folder of the account, where they are not read'),
);
export const keyFileOpenToOthers = all(
  insideOnly,
  windows.field('strangers').count('>=', 1, 'others may write the file of its keys: {server.windows.strangers}'),
);
