import type { Sign } from '../../contract/cause.ts';
import { all, any, type Condition, fact, is, matching, not, type Test } from '../../contract/condition.ts';

/** Named conditions about the login: what the server takes, which keys were offered, and what ssh says of them. */

const login = fact('login.outcome');
const offered = fact('login.offered-keys');
const methods = fact('login.methods');
const problems = fact('login.key-problems');
const identity = fact('config.identity-files');
const config = fact('config.effective');
const agent = fact('client.agent');

export const denied = login.kind('denied', 'the server refuses the login');
export const deniedOrCut = login.kind(['denied', 'too-many-failures'], 'the server refuses the login');
export const tooManyFailures = login.kind(
  'too-many-failures',
  'the server ends the login with "Too many authentication failures"',
);
export const loginAccepted = login.kind('accepted', 'the login is accepted');
const endsHard = login.kind(['closed', 'disconnected'], 'the server ends the connection');
const endsAtAuth = login.field('stage').equals('auth', 'it does so during the login');
export const closedAtAuth = all(endsHard, endsAtAuth);

export const noKeyOffered = offered.count('==', 0, 'ssh offers no key');
const keyRefused = offered.element({ answer: is('refused') }, 'the server refuses a key that ssh offers');
export const keyAccepted = offered.element({ answer: is('accepted') }, 'the server accepts a key that ssh offers');
/** Every key that was offered was refused. Unknown user, missing key and many more get this same answer (auth2-pubkey.c). */
export const everyKeyRefused = all(denied, keyRefused, not(keyAccepted));
export const certificateRefused = offered.element(
  { from: is('certificate'), answer: is('refused') },
  'the server refuses the certificate',
);
export const securityKeyAccepted = offered.element(
  { type: matching('^sk-'), answer: is('accepted') },
  'the server accepts a security key',
);
export const securityKeyRefused = offered.element(
  { type: matching('^sk-'), answer: is('refused') },
  'the server refuses a security key',
);
export const onlyRsaOffered = not(
  offered.element({ type: matching('ed25519|ecdsa|ED25519|ECDSA|sk-') }, 'ssh offers a key of another type than RSA'),
);
export const manyOffered = offered.count('>=', 3, 'ssh offered three keys or more, one after the other');

export const takesKeys = methods.contains('publickey', 'the server takes keys');
export const namesNoMethod = methods.count('==', 0, 'it does so as soon as it hears the user name');
export const takesPassword = methods.contains('password', 'the server takes a password');
export const takesKbdint = methods.contains(
  'keyboard-interactive',
  'the server asks questions itself (keyboard-interactive)',
);
export const takesOnlyKeys = all(takesKeys, not(takesPassword), not(takesKbdint));
export const takesPrompts = any(takesPassword, takesKbdint);
export const takesNothingCommon = all(not(takesKeys), not(takesPassword), not(takesKbdint));
export const keysOffHere = config
  .field('pubkeyAuthentication')
  .equals(false, 'ssh must not use keys (PubkeyAuthentication no)');
export const passwordOffHere = config
  .field('passwordAuthentication')
  .equals(false, 'ssh must not use a password (PasswordAuthentication no)');
export const kbdintOffHere = config
  .field('kbdInteractiveAuthentication')
  .equals(false, 'ssh must not answer questions (KbdInteractiveAuthentication no)');
export const batchMode = config.field('batchMode').equals(true, 'ssh must not ask anything (BatchMode yes)');

/** The identity that was named, or when nothing was offered at all, any: it cannot be used for this reason. */
export function keyFile(tests: { readonly [field: string]: Test }, says: string): Condition {
  return all(
    deniedOrCut,
    any(
      all(noKeyOffered, takesKeys, identity.element(tests, says)),
      all(
        identity.count('==', 1, 'ssh was told one identity file'),
        identity.element({ ...tests, explicit: is(true) }, `${says}, and it is the one ssh was told to use`),
      ),
    ),
  );
}
/** What ssh itself says of a key that the server accepts, or of one where no key could be offered in its place. */
export function keyProblem(problem: string, says: string, path: { readonly path?: Test } = {}): Condition {
  return all(
    deniedOrCut,
    takesKeys,
    any(
      all(noKeyOffered, problems.element({ problem: is(problem), ...path }, says)),
      problems.element(
        { problem: is(problem), serverTakes: is(true), ...path },
        `${says}, and it is one that the server accepts`,
      ),
    ),
  );
}
/** POSIX expressions have no "not": a path that does not end in `.pub`. */
export const notPub = matching('([^b]|[^u]b|[^p]ub|[^.]pub)$');
export function problemSeen(problem: string | readonly string[], says: string): Condition {
  return problems.element({ problem: is(...(typeof problem === 'string' ? [problem] : problem)) }, says);
}
export function problemText(pattern: string, says: string): Condition {
  return problems.element({ text: matching(pattern) }, says);
}
export const noKeyProblem = problems.count('==', 0, 'ssh had no trouble with any key file');
export function identityIs(tests: { readonly [field: string]: Test }, says: string): Condition {
  return identity.element(tests, says);
}
export const hasPrivateKey = identity.element(
  { state: is('private-key') },
  'there is a private key file that ssh would use',
);
export const noPrivateKey = not(hasPrivateKey);
/** Nothing that looks like a key at any of the places ssh looks at. */
export const noKeyFile = not(
  identity.element(
    { state: is('private-key', 'ppk', 'damaged', 'unreadable', 'public-key', 'certificate', 'not-a-key') },
    'there is a file where ssh looks for a key',
  ),
);

const spare = fact('config.spare-keys');
export const spareKey = spare.count(
  '>=',
  1,
  'there are keys in ~/.ssh that ssh does not try here: {config.spare-keys.path}',
);
export const noSpareKey = spare.count('==', 0, 'there is no other key in ~/.ssh');
export const namedKeyMissing = identityIs(
  { explicit: is(true), state: is('missing', 'unreadable') },
  'the key file that ssh was told to use is not there or cannot be read',
);
export const certificateValid = fact('config.certificates').element(
  { listsUser: is(true), state: is('valid') },
  'the certificate is valid and lists the login name',
);

export const agentMissing = agent.kind('not-configured', 'no agent is set up (SSH_AUTH_SOCK is empty)');
export const agentDead = agent.kind(
  ['socket-missing', 'nobody-listens'],
  'nobody answers at the agent socket {client.agent.socket}',
);
const agentEmpty = all(
  agent.kind('answers', 'the agent answers'),
  agent.field('keys').count('==', 0, 'the agent holds no key'),
);
export const agentHasKeys = all(
  agent.kind('answers', 'the agent answers'),
  agent.field('keys').count('>=', 1, 'the agent holds keys'),
);
export const agentHasManyKeys = all(
  agent.kind('answers', 'the agent answers'),
  agent.field('keys').count('>=', 5, 'the agent holds five keys or more'),
);
export const agentWithoutKeys = any(agentMissing, agentDead, agentEmpty);

const user = config.field('user');
export const userIsRoot = user.equals('root', 'the login name is root');
export const userIsGit = user.equals('git', 'the login name is git');
/** Names that the images of other systems use; see the providers' documents and cloud-init's templates. */
export const userOfOtherImage = user.oneOf(
  ['ec2-user', 'centos', 'fedora', 'rocky', 'almalinux', 'opc', 'cloud-user', 'core', 'bitnami'],
  'the login name {config.effective.user} belongs to images of another system',
);
export const userIsUbuntu = user.equals('ubuntu', 'the login name is ubuntu');
export const userIsDebianOrAdmin = user.oneOf(
  ['admin', 'debian', 'pi'],
  'the login name belongs to Debian or Raspberry Pi images',
);

/** Public git hosts; each knows exactly one login name, `git`. */
export const gitHost = config
  .field('hostname')
  .oneOf(
    [
      'github.com',
      'ssh.github.com',
      'gitlab.com',
      'altssh.gitlab.com',
      'bitbucket.org',
      'altssh.bitbucket.org',
      'codeberg.org',
    ],
    '{host} is a git host',
  );

const sigAlgs = fact('login.server-sig-algs');
export const serverNamesNoRsaSha2 = any(
  sigAlgs.equals(null, 'the server does not say which signatures it accepts, as old servers do'),
  not(sigAlgs.matches('rsa-sha2', 'the server accepts RSA signatures with SHA-2')),
);
export const serverRefusesSecurityKeys = all(
  not(sigAlgs.equals(null, 'the server says nothing about signatures')),
  not(sigAlgs.matches('^sk-', 'the server accepts security keys')),
);
const partialAfter = fact('login.partial-success').field('after');
export const partialSuccess = not(partialAfter.equals(null, 'the server asks for one proof only'));
export const noPartialSuccess = partialAfter.equals(null, 'the server asks for one proof only');

/** The key was good, and then the server has something to say, and closes: words of one of its login rules (PAM). */
export const closedWithWords = all(
  closedAtAuth,
  keyAccepted,
  fact('login.text').field('afterKey').equals(true, 'after it has taken the key the server says: {login.text.text}'),
);
const texts = [fact('login.text').field('text'), login.field('text'), fact('session.outcome').field('text')] as const;
/** The server's own words, wherever in the login or the session they were shown. */
export function serverSays(pattern: string, says: string): Condition {
  return any(...texts.map((text) => text.matches(pattern, says)));
}

const line = fact('banner.read').field('line');
export const windowsServer = line.matches('for_Windows', 'the server is Windows');

/** ssh could ask for a password, and no key came into play. */
export const passwordRefused = all(denied, takesPrompts, noKeyOffered, not(batchMode), not(passwordOffHere));

/**
 * Every key offered was refused. What the server knows of user, key and files stays there: from outside these causes are
 * one, so they share exactly these signs.
 */
export const keyRefusedSigns: readonly Sign[] = [
  { when: everyKeyRefused, weight: 'strong' },
  { when: certificateRefused, weight: 'strong', against: true },
  { when: gitHost, weight: 'decisive', against: true },
];
/** The same, for what does not happen to root: the account and its home are always there. */
export const keyRefusedNotRootSigns: readonly Sign[] = [
  ...keyRefusedSigns,
  { when: userIsRoot, weight: 'medium', against: true },
];
/** The same picture, for what is met less often or leaves other traces as well. */
export const keyRefusedRarerSigns: readonly Sign[] = [
  { when: everyKeyRefused, weight: 'medium' },
  { when: gitHost, weight: 'decisive', against: true },
];
/** A password was refused, which again has one answer for many reasons. */
export const passwordRefusedSigns: readonly Sign[] = [{ when: passwordRefused, weight: 'strong' }];
