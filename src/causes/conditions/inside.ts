import { all, any, fact } from '../../contract/condition.ts';
import { refused } from './connect.ts';

/** Named conditions about the server's inside, as its collectors saw it. From outside alone none of them is known. */

/** Nothing was looked at from outside: what the inside says must do (`whyssh here`). */
const insideOnly = fact('server.view').field('outside').equals(false, 'this look is from the server itself');
/** What a closed port looks like from outside; from inside alone it needs no such sight. */
export const refusedOrInside = any(refused, insideOnly);

const installedFact = fact('server.sshd.installed').field('installed');
export const installed = installedFact.equals(true, 'an SSH server is installed');
export const notInstalled = installedFact.equals(false, 'no SSH server is installed');
const listening = fact('server.sshd.listening');
export const noneOnPort = listening.field('count').equals(0, 'no SSH socket listens on this port');
/** Also where a container or a router maps another port to this machine. */
export const noneAnywhere = all(
  noneOnPort,
  listening.field('anywhere').equals(0, 'nor on any other port of the server'),
);
export const loopbackOnly = all(
  listening.field('count').atLeast(1, 'an SSH socket listens on this port'),
  listening.field('reachable').equals(0, 'it listens for connections from its own machine only'),
);
