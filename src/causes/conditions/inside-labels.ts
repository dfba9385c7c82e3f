import { all, any, fact } from '../../contract/condition.ts';
import { inFile, insideOnly, keysRefused, letIn, noneOnPort, refusedOrInside } from './inside.ts';

/** Named conditions about SELinux and AppArmor on the server. */

const labels = fact('server.labels');
const enforcing = labels.field('selinux').equals('enforcing', 'SELinux is enforcing');

export const portNotLabelled = all(
  refusedOrInside,
  noneOnPort,
  enforcing,
  labels
    .field('portDenied')
    .atLeast(1, 'SELinux has denied sshd the port {server.labels.portDenied}, which is no ssh_port_t'),
);

const denied = labels.field('keysDenied.what').matches('.', 'its log says: {server.labels.keysDenied.text}');
/** A denial may be of long ago; together with a label that is wrong now it is not. */
const byLabel = all(
  enforcing,
  labels.field('keysDenied.by').equals('selinux', 'SELinux has kept sshd from the keys'),
  denied,
  labels
    .field('wrong.path')
    .matches(
      '^/',
      '{server.labels.wrong.path} has the type {server.labels.wrong.has} instead of {server.labels.wrong.wants}',
    ),
);
const byProfile = all(
  labels.field('apparmor').equals('enforce', 'AppArmor guards sshd'),
  labels.field('keysDenied.by').equals('apparmor', 'AppArmor has kept sshd from the keys'),
  denied,
);
export const keysGuarded = all(any(all(keysRefused, inFile), insideOnly), letIn, any(byLabel, byProfile));
