import { all, any, fact, not } from '../../contract/condition.ts';
import { checkSays, insideOnly, installed, noneAnywhere, noneOnPort, refusedOrInside } from './inside.ts';

/** Named conditions about how sshd was started, what it listens on, and what its configuration would have it listen on. */

const listening = fact('server.sshd.listening');
const service = fact('server.service');
const started = fact('server.sshd.started');

/** A router may lead this port to another one of the machine. */
const ownAddress = any(
  insideOnly,
  fact('server.addresses').sameAs('address.used', 'address', '{address} is an address of the server itself'),
);
const portInConfig = fact('server.sshd.effective')
  .field('ports')
  .sameAs('server.view', 'port', 'its configuration names port {server.view.port}');
const portIsFree = listening.field('otherProgram').equals(null, 'no other program has this port');
const listensElsewhere = listening.field('ports').count('>=', 1, 'SSH listens on port {server.sshd.listening.ports}');
const noBindTrouble = not(
  service
    .field('lastLines')
    .matches('Bind to port [0-9]+ on [^ ]+ failed', 'its log says that it could not take a port'),
);
const bySocket = service.field('socketActive').equals(true, 'systemd opens the port for sshd (ssh.socket)');

/** Reloaded it would listen there: the running process has not read the file as it is now. */
export const changeNotApplied = all(
  refusedOrInside,
  ownAddress,
  noneOnPort,
  portIsFree,
  portInConfig,
  listensElsewhere,
  not(bySocket),
  started.field('ownPort').equals(false, 'it was not started with a port of its own'),
  started
    .field('configChanged')
    .equals(
      true,
      '{server.sshd.started.configFile} was changed after sshd (process {server.sshd.started.pid}) had started',
    ),
  noBindTrouble,
);

export const socketHasOtherPort = all(
  refusedOrInside,
  ownAddress,
  noneOnPort,
  portIsFree,
  fact('server.sshd.file-ports').sameAs('server.view', 'port', 'its configuration names port {server.view.port}'),
  bySocket,
  service.field('socketPorts').count('>=', 1, 'that socket has port {server.service.socketPorts}'),
  not(service.field('socketPorts').sameAs('server.view', 'port', 'that socket has port {server.view.port}')),
);

const families = listening.field('families');
const has4 = families.matches('^4$', 'SSH listens for IPv4 on this port');
const has6 = families.matches('^6$', 'SSH listens for IPv6 on this port');
const used = fact('address.used').field('address');
const from = fact('server.view').field('from');
const comesOver6 = any(
  all(refusedOrInside, ownAddress, used.matches(':', 'the address {address} is one of IPv6')),
  all(insideOnly, from.matches(':', 'the client {server.view.from} comes over IPv6')),
);
const comesOver4 = any(
  all(refusedOrInside, ownAddress, used.matches('^[0-9.]+$', 'the address {address} is one of IPv4')),
  all(insideOnly, from.matches('^[0-9.]+$', 'the client {server.view.from} comes over IPv4')),
);
export const listensFor4Only = all(comesOver6, has4, not(has6));
export const listensFor6Only = all(comesOver4, has6, not(has4));

const addresses = listening.field('addresses');
/** Of both families the same: the address is the server's, and no socket has it. */
export const listensAtOther = all(
  refusedOrInside,
  fact('server.addresses').sameAs('address.used', 'address', '{address} is an address of the server itself'),
  listening.field('reachable').atLeast(1, 'SSH listens on this port at {server.sshd.listening.addresses}'),
  not(addresses.matches('^(0\\.0\\.0\\.0|::)$', 'it listens at every address')),
  not(addresses.sameAs('address.used', 'address', 'it listens at {address}')),
  any(
    all(used.matches(':', 'the address is one of IPv6'), has6),
    all(used.matches('^[0-9.]+$', 'the address is one of IPv4'), has4),
  ),
);

const sinceBoot = service.field('startedSinceBoot').equals(false, 'it has not run since the machine was started');
export const notEnabled = all(
  refusedOrInside,
  noneAnywhere,
  installed,
  service.field('manager').equals('systemd', 'systemd starts the services'),
  service.field('enabled').equals(false, 'the service is not among those that start at boot'),
  service.field('masked').equals(false, 'it is not masked'),
  service.field('active').equals('inactive', 'it is not active'),
  sinceBoot,
  not(bySocket),
);

const failure = service.field('failure');
export const addressNotReady = all(
  refusedOrInside,
  noneAnywhere,
  failure.equals('address-missing', 'its log says that the address to listen on was not there'),
);
export const dependencyFailed = all(
  refusedOrInside,
  noneAnywhere,
  service.field('active').equals('inactive', 'the service is not active'),
  failure.equals('dependency', 'its log says that something it needs failed'),
);
export const privsepUserMissing = checkSays('privsep-user', 'sshd finds that its user "sshd" does not exist');

export const programReplaced = all(
  started
    .field('programChanged')
    .equals(true, '{server.sshd.started.path} was replaced after sshd (process {server.sshd.started.pid}) had started'),
  // A healthy sshd notes at LogLevel INFO that a client went away.
  fact('server.attempt').kind('none', 'its log has no word about this connection'),
);
