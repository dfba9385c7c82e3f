import { all, any, type Condition, fact, not } from '../../contract/condition.ts';
import { insideOnly, noneAnywhere, refusedOrInside } from './inside.ts';
import {
  endsInSession,
  hangsInSession,
  sessionCloses,
  sessionHangs,
  sessionPrints,
  sessionRefused,
  sessionSays,
} from './session.ts';

/** Named conditions about the machine that the server runs on, as its inside shows it. */

const reachable = fact('server.sshd.listening').field('reachable').atLeast(1, 'an SSH server listens on this port');
const service = fact('server.service');
const sessionFails = any(sessionCloses, sessionHangs, sessionPrints, sessionRefused, endsInSession, hangsInSession);

const blocked = fact('server.machine.storage').field('blocked');
const place = '{server.machine.storage.blocked.folder}';
const nothingWritable = any(
  blocked.field('state').equals('full', `no space is left in ${place}`),
  blocked.field('state').equals('no-inodes', `no file can be added in ${place}: its file system has no inode left`),
  blocked.field('state').equals('read-only', `${place} can only be read: its file system is mounted read-only`),
);
export const wentReadOnly = blocked.field('state').equals('read-only', `${place} is mounted read-only`);
const notWritten = 'No space left on device|Read-only file system';
export const sessionCannotWrite = all(
  sessionFails,
  sessionSays(notWritten, 'the session says that nothing can be written'),
);
/** The session says so itself, or the service does, or it is the only thing to be found here. */
export const cannotWrite = any(
  all(
    insideOnly,
    reachable,
    nothingWritable,
    any(
      not(fact('server.view').field('user').equals('root', 'the user is root')),
      blocked.field('state').equals('read-only', 'root cannot write either'),
    ),
  ),
  all(sessionCannotWrite, nothingWritable),
  all(
    refusedOrInside,
    noneAnywhere,
    service.field('lastLines').matches(notWritten, "the service's log says that nothing can be written"),
    nothingWritable,
  ),
);

const banner = fact('banner.read');
const closesUnheard = any(
  banner.kind(['closed', 'reset'], 'the server ends the connection without a word'),
  insideOnly,
);
const staysSilent = any(banner.kind('silent', 'the server accepts the connection and says nothing'), insideOnly);
const tasks = fact('server.machine.limits').field('tasks');
const tasksFull = all(
  tasks
    .field('full')
    .equals(
      true,
      'the SSH server may have {server.machine.limits.tasks.max} processes and has {server.machine.limits.tasks.used} (TasksMax)',
    ),
  any(insideOnly, tasks.field('refused').atLeast(1, 'the kernel has refused it further ones')),
);
const noProcessLeft = fact('server.machine.limits')
  .field('processes')
  .field('full')
  .equals(true, 'the machine has {server.machine.limits.processes.used} processes, as many as it may (kernel.pid_max)');
const filesFull = fact('server.machine.limits')
  .field('files')
  .field('full')
  .equals(
    true,
    'the SSH server has {server.machine.limits.files.used} files open, as many as it may (LimitNOFILE, ulimit -n)',
  );
const killedForMemory = all(
  refusedOrInside,
  noneAnywhere,
  service
    .field('result')
    .equals('oom-kill', 'systemd stopped the service because a process of it was killed for want of memory'),
);
/** The server has no means left to serve one more connection. */
export const meansUsedUp = any(
  all(closesUnheard, any(tasksFull, noProcessLeft)),
  all(staysSilent, filesFull),
  killedForMemory,
);
export const killsForMemory = fact('server.machine.memory')
  .field('sshKills')
  .atLeast(1, 'processes of the SSH server were killed for want of memory');
export const memoryShort = fact('server.machine.memory')
  .field('pressure')
  .atLeast(20, 'processes wait for memory {server.machine.memory.pressure} % of the time');

const boot = fact('server.machine.boot');
export const stillStarting = boot.field('state').equals('starting', 'the machine has not finished starting');
export const startsLater: Condition = all(
  refusedOrInside,
  noneAnywhere,
  stillStarting,
  boot.field('sshWaits').equals(true, 'the start of the SSH server waits[ for {server.machine.boot.waitsFor}]'),
);

const network = fact('server.machine.network');
const noConnection = any(
  fact('tcp.connect').kind(['silent', 'unreachable', 'failed'], 'no TCP connection comes about'),
  insideOnly,
);
const noInterface = all(
  network.field('usable').count('==', 0, 'no network interface is up and has an address'),
  network.field('interfaces').count('>=', 1, 'interfaces are there'),
);
const noWayBack = all(
  network.field('wayToClient').equals('none', "the server has no route to the client's address"),
  network.field('lacksDefault').equals(true, 'it has no default route'),
);
export const networkBroken = all(noConnection, any(noInterface, noWayBack));

const terminals = fact('server.machine.limits').field('terminals');
export const terminalsUsedUp = any(
  terminals.field('full').equals(true, 'all {server.machine.limits.terminals.max} terminals of the server are taken'),
  terminals.field('mounted').equals(false, '/dev/pts is not mounted on the server'),
);
export const terminalsUsedUpHere = all(insideOnly, reachable, terminalsUsedUp);

export const logindSilent = all(
  any(sessionHangs, hangsInSession, fact('login.outcome').kind('timed-out', 'the login takes too long'), insideOnly),
  fact('server.machine.logind').equals('silent', 'systemd-logind runs and does not answer'),
  fact('server.sshd.effective').field('usePam').equals(true, 'every login waits for it (UsePAM)'),
);

export const clockBehind = fact('server.machine.clock')
  .field('newerFiles')
  .count('>=', 1, 'files of the server are newer than its clock: {server.machine.clock.newerFiles}');
