import { all, any, type Condition, fact, is, not } from '../../contract/condition.ts';
import { denied } from './auth.ts';
import { inFile, insideOnly, keysRefused, letIn, noFile, wayIsSafe } from './inside.ts';

/** Named conditions about what holds a key back on the server although its line may be there. */

const sources = fact('server.key-sources');
const barred = (why: string, says: string): Condition =>
  sources.field(`barred.${why}.fingerprint`).sameAs('login.offered-keys', 'fingerprint', says);
const refusedAndLetIn = all(keysRefused, letIn, wayIsSafe);

export const keyLineExpired = all(
  refusedAndLetIn,
  barred('expired', 'the expiry-time of its line {server.key-sources.barred.expired.line} has passed'),
);
export const keyRevoked = all(
  refusedAndLetIn,
  inFile,
  barred('revoked', 'the key stands in the list of revoked keys (RevokedKeys)'),
);
/** auth_key_is_revoked: a list that cannot be read revokes everything. */
export const revokedUnreadable = all(
  any(refusedAndLetIn, all(insideOnly, letIn)),
  sources.field('revoked').kind('unreadable', 'sshd cannot read {server.key-sources.revoked.path} (RevokedKeys)'),
);
export const keyTooShortThere = all(
  refusedAndLetIn,
  inFile,
  barred('tooShort', 'it is shorter than the RequiredRSASize of the server'),
);
export const keyTypeOffThere = all(
  refusedAndLetIn,
  inFile,
  barred('typeOff', 'the PubkeyAcceptedAlgorithms of the server leave its type out'),
);
export const keyIsOnlyAuthority = all(
  refusedAndLetIn,
  not(inFile),
  barred('authority', 'its line {server.key-sources.barred.authority.line} is marked cert-authority'),
);

/** sshd opens the file as the account. */
export const keysUnreadable = all(
  any(all(keysRefused, inFile), insideOnly),
  letIn,
  sources
    .field('unreadable.path')
    .matches(
      '^/',
      'the account may not go through {server.key-sources.unreadable.path}, which has mode {server.key-sources.unreadable.mode} and owner {server.key-sources.unreadable.owner}',
    ),
);

export const keysCommandCannotRun = all(
  any(all(keysRefused, any(noFile, not(inFile))), insideOnly),
  letIn,
  sources.field('command').kind('cannot-run', 'sshd does not run {server.key-sources.command.path}'),
);
export const keysCommandUnsafe = sources
  .field('command.why')
  .equals('unsafe', 'others than root may write {server.key-sources.command.what}');

const certificates = fact('config.certificates');
const certificateRefused = fact('login.offered-keys').element(
  { from: is('certificate'), answer: is('refused') },
  'the server refuses the certificate',
);
const oneCertificate = all(
  denied,
  certificateRefused,
  certificates.count('==', 1, 'there is one certificate'),
  certificates.element({ state: is('valid') }, 'it is valid'),
  letIn,
);
const authorities = sources.field('authorities');
const trusted = authorities
  .field('fingerprints')
  .sameAs('config.certificates', 'authority', 'its authority is one that the server trusts');
const noAuthorityLines = sources
  .field('barred.authority')
  .count('==', 0, 'no line of authorized_keys is marked cert-authority');
export const authorityUnknown = all(
  oneCertificate,
  noAuthorityLines,
  any(
    authorities.kind('none', 'the server trusts no authority (TrustedUserCAKeys none)'),
    authorities.kind('unreadable', 'sshd cannot read {server.key-sources.authorities.path} (TrustedUserCAKeys)'),
    all(authorities.kind('read', 'the server trusts authorities'), not(trusted)),
  ),
);
const principals = sources.field('principals');
/** Without a file of principals the login name itself must be listed (auth2-pubkey.c). */
export const principalMissing = all(
  oneCertificate,
  noAuthorityLines,
  trusted,
  any(
    all(
      principals.kind('none', 'the login name itself must be listed'),
      certificates.element({ listsUser: is(false) }, 'it lists other names: {config.certificates.principals}'),
    ),
    principals.kind('missing', 'the file of allowed names {server.key-sources.principals.path} is not there'),
    all(
      principals.kind('read', 'the file {server.key-sources.principals.path} names who may come in'),
      not(
        principals
          .field('names')
          .sameAs('config.certificates', 'principals', 'it names one that the certificate lists'),
      ),
    ),
  ),
);
