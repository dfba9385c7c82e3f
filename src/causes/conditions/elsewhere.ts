import { all, any, every, fact, not, some } from '../../contract/condition.ts';
import {
  answersAsSsh,
  byNetUnreachable,
  byPortUnreachable,
  connect,
  noConnection,
  refused,
  silent,
  unreachable,
} from './connect.ts';
import { refusedBySelf } from './way.ts';

/** Named conditions about other ports, other addresses and other hosts: what is not as at the port asked for. */

/** Some other port of the same address answers as an SSH server. */
export const sshOnOtherPort = some(
  'other-port',
  fact('banner.read').kind('ssh', 'an SSH server answers there'),
  'another port of {address} answers as an SSH server',
  'ssh-port',
);
export const sameKeyOnOtherPort = some(
  'other-port',
  all(
    fact('hostkey.presented').field('verified').equals(true, 'its signature is right'),
    fact('hostkey.known').kind(['match', 'ca-match'], 'it proves the host key that known_hosts has for this host'),
  ),
  'another port proves the host key that known_hosts has for this host',
  'ssh-port',
);

/** The host gives a sign of life on some other port: a connection or its own refusal. */
export const otherPortAlive = some(
  'other-port',
  any(connect.kind('open', 'it is open'), refusedBySelf, connect.kind('refused', 'it refuses')),
  'another port of {address} answers',
  'live-port',
);
export const otherPortRefuses = some(
  'other-port',
  connect.kind('refused', 'it refuses'),
  'a closed port of {address} is refused and not dropped, so only some ports are blocked',
);
/** Its reset counts out as the host's own, so the way back is as long as the way there for every port. */
export const otherPortRefusesForItself = some(
  'other-port',
  all(refused, refusedBySelf, fact('path.refuser').field('how').equals('ttl', 'its own reset shows it')),
  'a closed port of {address} is refused by the host itself, farther away',
);
export const otherPortNetUnreachable = some(
  'other-port',
  connect.field('code').equals('ENETUNREACH', 'the system says: Network is unreachable'),
  'another port of {address} is answered in the same way, so no way leads to the whole network',
);
export const otherPortUnreachable = some(
  'other-port',
  byPortUnreachable,
  'another port of {address} is rejected in the same way, so not only SSH is blocked',
);
const otherPortsSilent = every(
  'other-port',
  connect.kind('silent', 'it is silent'),
  'every other port looked at is silent as well',
);
export const otherPortsDead = every(
  'other-port',
  connect.kind(['silent', 'unreachable'], 'it does not answer'),
  'no other port looked at answers',
);
export const silentButAlive = all(silent, otherPortAlive);
export const whollySilent = all(silent, otherPortsSilent);
export const pingAnswers = fact('address.ping')
  .field('answers')
  .equals(true, '{address} answers to an echo request (ping)');

export const pingSilent = fact('address.ping')
  .field('answers')
  .equals(false, '{address} does not answer to an echo request (ping)');

const v4 = fact('address.kind').field('family').equals(4, 'it is an IPv4 address');
const v6 = fact('address.kind').field('family').equals(6, 'it is an IPv6 address');
export const otherAddressOpen = some(
  'other-address',
  connect.kind('open', 'it is open'),
  'another address of the name answers',
  'other',
);
export const sshAtOtherAddress = some(
  'other-address',
  answersAsSsh,
  'SSH answers at another address of the name',
  'other',
);
/** One family works and the other does not, whichever of them is judged. */
export const v6FailsBesideV4 = all(
  v4,
  answersAsSsh,
  some(
    'other-address',
    all(v6, any(refused, silent, unreachable)),
    'the IPv6 address of the name does not answer',
    'six',
  ),
);
/** ssh goes on to the next address at once; programs that do not, fail. */
export const v6RefusedBesideV4 = all(
  v4,
  answersAsSsh,
  some('other-address', all(v6, refused), 'the IPv6 address of the name refuses', 'six'),
);
/** The IPv6 address as a machine is there: only some of its ports are blocked. */
export const v6AliveBesideV4 = all(
  v4,
  answersAsSsh,
  some('other-address', all(v6, silentButAlive), 'the IPv6 address of the name answers on other ports', 'six'),
);
const lastHop = fact('path.refuser').field('lastHop');
/** Whoever is silent at the IPv6 address, it is not the host: it stands farther away than the packets get. */
export const v6EndsOnTheWay = all(
  v6FailsBesideV4,
  any(
    some('other-address', all(v6, byNetUnreachable), 'a machine on the way has no route to the IPv6 address', 'six'),
    all(
      some(
        'other-address',
        all(v6, silent, lastHop.less(2, 'its packets get no farther than the first router')),
        'the way over IPv6 ends near this machine',
        'six',
      ),
      fact('path.hops').field('targetHop').atLeast(3, 'the host is {path.hops.targetHop} hops away over IPv4'),
    ),
  ),
);
export const v4FailsBesideV6 = all(
  v6,
  answersAsSsh,
  some('other-address', all(v4, noConnection), 'the IPv4 address of the name does not answer', 'four'),
);
export const v4WorksBesideV6 = all(
  v6,
  noConnection,
  some('other-address', all(v4, answersAsSsh), 'SSH answers at the IPv4 address of the name', 'four'),
);
export const v6WorksBesideV4 = all(
  v4,
  noConnection,
  some('other-address', all(v6, answersAsSsh), 'SSH answers at the IPv6 address of the name', 'six'),
);

/** Other hosts that the user knows. */
const contrast = fact('contrast.ssh-port');
const contrastFails = not(contrast.field('result').equals('open', 'its SSH port answers'));
export const contrastBlockedToo = every(
  'contrast-host',
  contrastFails,
  'SSH ports of other hosts do not answer either',
);
export const contrastOpen = some(
  'contrast-host',
  contrast.field('result').equals('open', 'its SSH port answers'),
  'the SSH port of another host answers',
);
/** Public services on port 22 that are practically never down, of different owners. */
const publicFails = (pattern: string, name: string) =>
  some(
    'contrast-host',
    all(
      contrast.field('host').matches(pattern, `it is ${name}`),
      contrast.field('port').equals(22, 'its port is 22'),
      contrastFails,
    ),
    `${name} does not answer on port 22 either`,
  );
export const publicServicesBlocked = all(
  publicFails('^github\\.com$', 'github.com'),
  publicFails('^(gitlab\\.com|bitbucket\\.org|codeberg\\.org|git\\.sr\\.ht)$', 'a second public code host'),
);
