import { all, any, fact } from '../../contract/condition.ts';

/** Named conditions about this machine, its ssh program and its configuration. */

const ssh = fact('client.ssh');
export const noClient = ssh.kind('none', 'no ssh program is in the search path of this machine');
export const clientWorks = ssh.kind(['openssh', 'other'], 'an ssh program starts');
export const clientBroken = ssh.kind('broken', 'the ssh program at {client.ssh.path} does not start');
export const opensslMismatch = ssh
  .field('problem')
  .equals('openssl-mismatch', 'it says that it was built for another OpenSSL library');
export const libraryMissing = ssh.field('problem').equals('library-missing', 'a library that it needs is missing');
export const severalClients = fact('client.ssh-binaries').count(
  '>=',
  2,
  'more than one ssh program is in the search path',
);

const check = fact('config.check');
export const configFine = check.kind('ok', 'ssh accepts its configuration');
export const configSyntax = check.kind(
  'syntax',
  'ssh does not understand line {config.check.line} of {config.check.file}',
);
export const configUnsupported = check.kind(
  'unsupported-option',
  'this ssh does not have the option {config.check.option} of {config.check.file}, line {config.check.line}',
);
export const configPermissions = check.kind(
  'bad-permissions',
  'ssh refuses {config.check.file} for its owner or its permissions',
);
export const configUnreadable = check.kind('unreadable', 'ssh cannot read {config.check.file}: {config.check.why}');
export const configFailed = check.kind('failed', 'ssh ends before it connects: {config.check.text}');

const inPasswd = fact('client.user').field('inPasswd');
export const noPasswdEntry = inPasswd.equals(
  false,
  'the user number {client.user.uid} has no entry in the list of users',
);
export const passwdEntry = inPasswd.equals(true, 'the account has an entry in the list of users');

const destination = fact('config.destination');
export const destinationPlain = destination.kind('plain', 'the destination is a plain host name');
export const destinationMalformed = destination.kind(
  ['port-in-host', 'url-in-host', 'blank-in-host', 'forbidden-characters', 'empty'],
  'the destination "{config.destination.host}" is not a host name ({config.destination.kind})',
);

const socket = fact('config.control-socket');
export const controlPathTooLong = socket.kind(
  'too-long',
  'the path has {config.control-socket.bytes} bytes, the system takes {config.control-socket.limit}',
);
export const controlSocketHung = socket.kind(
  'hung',
  'the socket {config.control-socket.path} accepts and says nothing',
);
export const controlSocketFine = socket.kind(['none', 'live'], 'no shared connection stands in the way');

export const bindMissing = fact('config.bind').kind('missing', 'this machine does not have {config.bind.what}');
export const bindFine = fact('config.bind').kind(
  ['none', 'present'],
  'the connection may start from where it is told to',
);

export const noAlias = fact('config.alias').field('isAlias').equals(false, 'no configuration has it as an alias');

const system = fact('client.system');
/** Its network may be a user-mode NAT, which answers for the whole world with a hop limit of 1. */
export const insideContainer = any(
  system.field('container').equals(true, 'this machine is a container'),
  system.field('wsl').equals(true, 'this machine is a WSL'),
);
export const onMacos = system.field('platform').equals('macos', 'this machine runs macOS');
export const notOnMacos = system
  .field('platform')
  .oneOf(['linux', 'windows', 'bsd', 'other'], 'this machine does not run macOS');

const network = fact('client.network');
export const noInterface = network.field('anyInterfaceUp').equals(false, 'no network interface of this machine is up');
const someInterface = network.field('anyInterfaceUp').equals(true, 'a network interface is up');
export const vpnInterface = network
  .field('vpnInterfaces')
  .count('>=', 1, 'a VPN is connected ({client.network.vpnInterfaces})');
export const proxyNamed = network
  .field('proxyEnvironment')
  .matches('.', 'the environment names the proxy {client.network.proxyEnvironment}');
export const onlyIpv4Here = all(
  network.field('ipv4Default').equals(true, 'this machine has IPv4'),
  network.field('ipv6Default').equals(false, 'this machine has no IPv6'),
);
export const ipv6Here = network.field('ipv6Default').equals(true, 'this machine has IPv6');
export const someDefaultRoute = all(
  someInterface,
  any(
    network.field('ipv4Default').equals(true, 'this machine has a default route'),
    network.field('ipv6Default').equals(true, 'this machine has a default route for IPv6'),
  ),
);

const origins = fact('config.origins');
export const portFromFile = origins
  .field('port')
  .kind('line', '{config.origins.port.file}, line {config.origins.port.line}, sets the port {port}');
export const proxyProgramMissing = fact('config.proxy')
  .field('found')
  .equals(false, 'the program {config.proxy.program} of the proxy command is not there');
