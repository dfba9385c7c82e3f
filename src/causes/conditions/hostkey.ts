import { all, fact, is, not } from '../../contract/condition.ts';

/** Named conditions about the host key: what the server proved against what known_hosts holds. */

const known = fact('hostkey.known');
const login = fact('login.outcome');

export const keyChanged = known.kind(
  'changed',
  'the host key differs from the one in known_hosts (line {hostkey.known.line})',
);
export const keyUnknown = known.kind('unknown', 'no known_hosts file has a line for {host}');
export const keyRevoked = known.kind('revoked', 'the host key is marked as revoked');
export const keyMatches = known.kind(['match', 'ca-match'], 'the host key is the known one');
export const otherTypeOnly = known.kind('other-type-only', 'known_hosts has only keys of another type for {host}');
export const caProblem = known.kind('ca-problem', 'the certificate of the host key is not good');
export const sshRefusesKey = login.kind('hostkey-refused', 'ssh refuses the host key');
export const strictYes = fact('config.effective')
  .field('strictHostKeyChecking')
  .equals('yes', 'StrictHostKeyChecking is yes: unknown hosts are refused');

export const otherNamesHaveKey = fact('hostkey.other-names').count(
  '>=',
  1,
  'known_hosts has this very key under another name: {hostkey.other-names.names}',
);
const others = fact('hostkey.other-names');
/** One machine under two names: its new key was accepted under the other one. */
export const otherNameLeadsHere = others.element(
  { leadsHere: is(true) },
  'known_hosts has this very key under another name of the same address: {hostkey.other-names.names}',
);
export const otherNameLeadsElsewhere = all(
  others.element(
    { leadsHere: is(false) },
    'known_hosts has this very key under the name of another machine: {hostkey.other-names.names}',
  ),
  not(otherNameLeadsHere),
);
export const publishedMatches = fact('hostkey.published')
  .field('matches')
  .equals(true, 'it is the key that {hostkey.published.provider} publishes');
export const publishedDiffers = fact('hostkey.published')
  .field('matches')
  .equals(false, 'it is not the key that {hostkey.published.provider} publishes');
/** A key that nobody here has seen before, at a name whose keys are known to the world. */
export const strangerUnderPublishedName = all(keyUnknown, publishedDiffers);
export const severalKeysSeen = fact('hostkey.seen').count(
  '>=',
  2,
  'different host keys of the same type were seen within this run',
);
export const oneKeySeen = fact('hostkey.seen').count('==', 1, 'every look of this run saw the same host key');
export const askedByAddress = fact('name.lookup').kind('literal', 'the host was asked for by its address');
export const privateRange = fact('address.kind')
  .field('range')
  .oneOf(['private', 'link-local', 'unique-local'], 'the address is one of a private network, which changes hands');
