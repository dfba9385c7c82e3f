import { all, any, type Condition, fact, is, not } from '../../contract/condition.ts';
import { refused } from './connect.ts';

/** Named conditions about the server's inside, as its collectors saw it. From outside alone none of them is known. */

/** Nothing was looked at from outside: what the inside says must do (`whyssh here`). */
export const insideOnly = fact('server.view').field('outside').equals(false, 'this look is from the server itself');
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
/** Sockets on other ports while no router or container stands between: the address asked for is the server's own. */
export const sshElsewhereInside = all(
  noneOnPort,
  listening.field('anywhere').atLeast(1, 'an SSH server listens on port {server.sshd.listening.ports}'),
  listening.field('ports').count('>=', 1, 'other machines can reach it there'),
  listening.field('otherProgram').equals(null, 'no other program has this port'),
  any(
    insideOnly,
    fact('server.addresses').sameAs('address.used', 'address', '{address} is an address of the server itself'),
  ),
);
export const otherProgramOnPort = all(
  noneAnywhere,
  listening.field('otherProgram').matches('.', 'the program {server.sshd.listening.otherProgram} has this port'),
);

const service = fact('server.service');
export const serviceMasked = service.field('masked').equals(true, 'the service is masked');
export const startLimitHit = service
  .field('result')
  .equals('start-limit-hit', 'systemd has given up starting it (start-limit-hit)');
export const saidAddressInUse = service
  .field('lastLines')
  .matches('[Aa]ddress already in use', 'its log says: Address already in use');

const check = fact('server.sshd.check');
/** sshd does not start, and says why. */
export function checkSays(kind: string, says: string): Condition {
  return all(refusedOrInside, noneAnywhere, check.kind(kind, says));
}
export const configBad = checkSays(
  'config',
  'sshd rejects its configuration[ in {server.sshd.check.file}][ line {server.sshd.check.line}]: {server.sshd.check.text}',
);
export const hostKeysMissing = checkSays('no-host-keys', 'sshd finds no host key that it can use');
export const hostKeysOpen = checkSays('host-key-permissions', 'sshd finds {server.sshd.check.file} open to others');
export const libraryBad = checkSays('library', 'sshd does not start: {server.sshd.check.text}');
/** Where the unit makes the folder at every start, its absence is only the stopped service. */
export const privsepMissing = all(
  checkSays('privsep-folder', 'sshd finds its folder for privilege separation missing or unfit'),
  service.field('makesRunFolder').equals(false, 'nothing makes it at the start'),
);

const ban = fact('server.ban');
const noWayIn = any(
  fact('tcp.connect').kind(['refused', 'silent', 'unreachable', 'failed'], 'no TCP connection comes about'),
  insideOnly,
);
export const bannedByFail2ban = all(
  noWayIn,
  ban.kind('banned', '{server.ban.address} is banned'),
  ban.field('tool').equals('fail2ban', 'by fail2ban, in the jail {server.ban.jail}[ until {server.ban.until}]'),
  ban.field('ofSsh').equals(true, 'which closes the SSH port'),
);
export const deniedByHostsDeny = all(
  any(fact('banner.read').kind(['closed', 'reset'], 'the connection ends without a word'), insideOnly),
  ban.kind('banned', '{server.ban.address} is refused'),
  ban
    .field('tool')
    .oneOf(['hosts.deny', 'denyhosts'], 'by {server.ban.rule.at}, which this sshd obeys: {server.ban.rule.text}'),
);

const login = fact('login.outcome');
export const loginRefused = any(
  login.kind(['denied', 'too-many-failures'], 'the server refuses the login'),
  insideOnly,
);
/** Refused, or cut after the key was taken, as PAM does. */
export const loginFails = any(
  login.kind(['denied', 'too-many-failures', 'closed', 'disconnected', 'failed'], 'the login fails'),
  insideOnly,
);
const account = fact('server.account');
const effective = fact('server.sshd.effective');
export const accountAbsent = all(loginRefused, account.kind('absent', 'the account {user} does not exist there'));
export const accountLocked = all(
  loginRefused,
  account.field('locked').equals(true, 'the password field of the account begins with "!"'),
  effective.field('usePam').equals(false, 'sshd does not use PAM, so that this bars every login'),
);
/** sshd without PAM calls an account that has ended locked as well (platform.c, platform_locked_account). */
export const endDatePassed = account.field('expired').equals(true, 'the end date of the account has passed');
export const passwordPastGrace = all(
  account.field('expired').equals(false, 'the account itself has not ended'),
  account.field('passwordExpired').equals(true, 'its password has'),
);
/** Without PAM sshd looks at the end date itself (auth-shadow.c); with it, the rule that does must be in the stack. */
export const accountExpired = all(
  loginFails,
  account.field('expired').equals(true, 'the account has expired'),
  any(
    effective.field('usePam').equals(false, 'sshd looks at the end date itself'),
    fact('server.pam').field('account').kind('refuses', 'the login rules (PAM) refuse the account'),
  ),
);
export const shellMissing = all(
  loginRefused,
  account.field('shellState').oneOf(['missing', 'not-executable'], 'its shell {server.account.shell} cannot be run'),
);
export const shellNologin = all(
  insideOnly,
  account.field('shellState').equals('nologin', 'its shell is {server.account.shell}'),
);
export const nologinFile = all(
  loginFails,
  fact('server.nologin').field('present').equals(true, '{server.nologin.file} is there'),
  account.field('uid').atLeast(1, 'the account is not root'),
  any(
    all(
      effective.field('usePam').equals(true, 'sshd uses PAM'),
      fact('server.pam').field('account.module').equals('pam_nologin.so', 'whose rules obey that file'),
    ),
    all(
      effective.field('usePam').equals(false, 'sshd looks at that file itself'),
      fact('server.nologin').field('file').equals('/etc/nologin', 'it is /etc/nologin'),
    ),
  ),
);
const access = fact('server.access');
export const accessRefused = all(
  loginRefused,
  access.kind('refused', 'sshd_config lets {user} not in'),
  access
    .field('by')
    .oneOf(['DenyUsers', 'AllowUsers', 'DenyGroups', 'AllowGroups'], 'the line that decides is {server.access.by}'),
);
export const rootRefused = all(loginRefused, access.field('by').equals('PermitRootLogin', 'PermitRootLogin is no'));

const keys = fact('server.authorized-keys');
const offered = fact('login.offered-keys');
const keyRefused = offered.element({ answer: is('refused') }, 'the server refuses a key that ssh offers');
const noneAccepted = not(offered.element({ answer: is('accepted') }, 'the server accepts a key that ssh offers'));
/** Keys were offered, and not one of them was taken. */
export const keysRefused = all(
  login.kind(['denied', 'too-many-failures'], 'the server refuses the login'),
  keyRefused,
  noneAccepted,
);
export const letIn = all(
  account.kind('present', 'the account is there'),
  access.kind('allowed', 'sshd_config lets it in'),
  effective.field('pubkeyAuthentication').equals(true, 'sshd takes keys'),
);
export const wayIsSafe = any(
  keys.field('unsafe').equals(null, 'owners and modes of the file and its folders are right'),
  effective.field('strictModes').equals(false, 'StrictModes is off'),
);
export const inFile = keys
  .field('fingerprints')
  .sameAs('login.offered-keys', 'fingerprint', 'the key stands in {server.authorized-keys.files}');
const inOtherFile = keys
  .field('elsewhere')
  .sameAs('login.offered-keys', 'fingerprint', 'the key stands in ~/.ssh/authorized_keys, which sshd does not read');
const onlyFiles = keys.field('otherSources').equals(false, 'no command or certificate brings further keys');
export const noFile = keys.kind('none', 'there is no authorized_keys file of this account');

/** Files that others may write count only when the key would be in them: else it is refused either way. */
function unsafe(what: 'file' | 'folder', says: string): Condition {
  return all(
    any(all(keysRefused, inFile), insideOnly),
    letIn,
    effective.field('strictModes').equals(true, 'StrictModes is on'),
    keys.field('unsafe.what').equals(what, says),
  );
}
const unsafeSays =
  '{server.authorized-keys.unsafe.path} has mode {server.authorized-keys.unsafe.mode} and owner {server.authorized-keys.unsafe.owner}';
export const unsafeFile = unsafe('file', unsafeSays);
export const unsafeFolder = unsafe('folder', unsafeSays);
const homeGone = all(
  account.field('homeState').equals('missing', 'the home {server.account.home} is not there'),
  noFile,
);
export const keysInMissingHome = all(keysRefused, letIn, onlyFiles, homeGone);
export const keyNotInFile = all(
  keysRefused,
  letIn,
  not(homeGone),
  onlyFiles,
  not(inOtherFile),
  any(
    noFile,
    all(wayIsSafe, not(inFile), keys.field('brokenLines').count('==', 0, 'every line of the file can be read')),
  ),
);
export const keyInOtherFile = all(keysRefused, letIn, inOtherFile, any(noFile, not(inFile)));
export const keyForOtherAddress = all(
  keysRefused,
  letIn,
  keys
    .field('restricted')
    .sameAs('login.offered-keys', 'fingerprint', 'the line of the key has a from= that does not let this address in'),
);
export const brokenLineInside = all(
  any(all(keysRefused, any(noFile, not(inFile))), insideOnly),
  letIn,
  keys.field('brokenLines').count('>=', 1, 'line {server.authorized-keys.brokenLines} of the file is no key'),
);
