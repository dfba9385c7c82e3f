import type { Sign } from '../../contract/cause.ts';
import { all, any, fact, not } from '../../contract/condition.ts';

/** Named conditions about the banner stage: what the port says before anything is agreed. */

const banner = fact('banner.read');
const again = fact('banner.again');

/** A close that takes longer waited for something: a name lookup, or a forwarder that tries its backend. */
const lateCloseMs = 1500;

export const versionLine = banner.kind('ssh', 'the server sends an SSH version line');
export const bannerSilent = banner.kind('silent', 'port {port} accepts the connection and then says nothing');

const saysNothing = banner.field('text').equals(null, 'it says nothing before that');
const unheard = banner.field('spoke').equals(false, 'it ends before anything was sent to it');
const heard = banner.field('spoke').equals(true, 'it ends after it was sent our version line');
const closes = banner.kind('closed', 'port {port} closes the connection before any SSH version line');
const resets = banner.kind('reset', 'port {port} resets the connection before any SSH version line');
const late = banner.field('afterMs').atLeast(lateCloseMs, 'it does so only after a pause');
const soon = banner.field('afterMs').less(lateCloseMs, 'it does so at once');

export const closedUnheardSoon = all(closes, saysNothing, unheard, soon);
export const closedUnheardLate = all(closes, saysNothing, unheard, late);
export const closedUnheard = all(closes, saysNothing, unheard);
export const closedAfterOurs = all(closes, saysNothing, heard);
/** A program that closes with our bytes unread makes its kernel send a reset. */
export const resetAfterOurs = all(resets, saysNothing, heard);
/** Nothing of ours was unread, so an ordinary close would not be a reset. */
export const resetUnheard = all(resets, saysNothing, unheard);
export const endsWithoutText = all(any(closes, resets), saysNothing);

/** clean_exit() of the library of TCP wrappers sleeps five seconds; what is above them is the lookup of the caller's name. */
const wrappersWaitMs = 4900;
const wrappersAtMostMs = 6500;
const longEnough = banner.field('afterMs').atLeast(wrappersWaitMs, 'it waited for five seconds first');
const shorter = banner.field('afterMs').less(wrappersWaitMs, 'it does so before five seconds have passed');
export const endsAfterFiveSeconds = all(
  endsWithoutText,
  longEnough,
  banner.field('afterMs').less(wrappersAtMostMs, 'and not much longer'),
);
export const endsLater = all(endsWithoutText, longEnough);
export const endsBeforeFiveSeconds = all(endsWithoutText, shorter);
/** Silence until our own line has come. */
export const resetAsWeSpoke = all(resetAfterOurs, shorter);

export const againSsh = again.kind('ssh', 'a second look moments later gets the version line');
export const againDropbear = again
  .field('product')
  .matches('^[Dd]ropbear', 'the program that then answers is Dropbear');
/** An sshd that crashed shuts the address out for 90 s (PerSourcePenalties crash, since 9.8). */
export const againNotAllowed = again
  .field('limit')
  .equals('not-allowed', 'a second look moments later is turned away: "Not allowed at this time"');
export const againSlow = again.field('afterMs').atLeast(3000, 'the version line takes seconds to come');

export const maxStartupsText = all(
  banner.kind('limit-text', 'sshd says why it closes the connection'),
  banner.field('limit').equals('maxstartups', 'its words are "Exceeded MaxStartups"'),
);
/** OpenSSH 9.8 and newer say the same for MaxStartups, PerSourceMaxStartups and PerSourcePenalties (sshd.c), older ones for the first two. */
export const notAllowedText = all(
  banner.kind('limit-text', 'sshd says why it closes the connection'),
  banner.field('limit').equals('not-allowed', 'its words are "Not allowed at this time"'),
);

const otherProtocol = banner.kind('other-protocol', 'another protocol answers on port {port}');
const protocol = banner.field('protocol');
export const answersHttp = all(otherProtocol, protocol.oneOf(['http', 'http2'], 'a web server answers (HTTP)'));
export const answersTls = all(otherProtocol, protocol.equals('tls', 'the answer is TLS, as of a web server (HTTPS)'));
export const answersOther = all(
  otherProtocol,
  not(protocol.oneOf(['http', 'http2', 'tls'], 'the answer is HTTP or TLS')),
);
export const answersGarbage = banner.kind(['garbage', 'endless'], 'what comes is not SSH');
/** What sshd and its limits say before they close is known; these words are of another program, or of a rule of the host. */
export const endsWithOtherText = all(
  any(closes, resets),
  banner.field('text').matches('\\S', 'it says something first: {banner.read.text}'),
  not(
    banner
      .field('text')
      .matches('Protocol mismatch|SSH identification|Exceeded|Not allowed', 'these are words of sshd'),
  ),
);
/** As `banners` and `twist` of the TCP wrappers let a server say to those it turns away (hosts_options(5)). */
export const endsWithDenial = all(
  any(closes, resets),
  banner
    .field('text')
    .matches(
      '([Nn]ot (permitted|allowed|authori[sz]ed)|[Dd]enied|[Bb]locked|[Bb]anned|[Rr]efused|[Ff]orbidden)',
      'it says that you are not let in: {banner.read.text}',
    ),
  not(banner.field('text').matches('Not allowed at this time', 'these are words of sshd')),
);
export const ssh1Only = banner.kind('ssh1-only', 'the server speaks the old protocol SSH-1 only');
export const tarpit = banner.kind('tarpit', 'slow lines come one by one, and never an SSH version line');

const login = fact('login.outcome');
/** Our look got the version line, and ssh moments later did not: a limit, or something that comes and goes. */
export const sshCutAtBanner = all(
  versionLine,
  login.kind(['closed', 'disconnected'], 'ssh itself is cut off'),
  login.field('stage').equals('banner', 'that happens before any SSH version line'),
);

const tls = fact('banner.tls');
export const speaksTls = tls.field('answers').equals(true, 'the port answers the first message of TLS, as of HTTPS');
export const speaksNoTls = tls.field('answers').equals(false, 'it does not answer the first message of TLS either');

/** A tool on this machine or network takes every connection itself. */
export const acceptsImpossible = fact('tcp.accepts-impossible')
  .field('accepted')
  .equals(true, 'a connection to an address that nobody can have succeeds as well');
export const acceptsNothingImpossible = fact('tcp.accepts-impossible')
  .field('accepted')
  .equals(false, 'a connection to an address that nobody can have fails, as it should');
export const fakeAddress = fact('address.kind')
  .field('range')
  .equals('fake-ip', '{address} is an address that proxy tools invent (198.18.0.0/15)');

const product = banner.field('product');
export const isOpenSsh = product.equals('OpenSSH', 'the server is OpenSSH');
export const isDropbear = product.matches('^[Dd]ropbear', 'the server is Dropbear');
const major = banner.field('major');
const minor = banner.field('minor');
/** OpenSSH that no longer takes RSA signatures with SHA-1 by default (8.8). */
export const serverSince88 = all(
  isOpenSsh,
  any(
    major.atLeast(9, 'its version is 9 or newer'),
    all(major.equals(8, 'its version is 8'), minor.atLeast(8, 'it is 8.8 or newer')),
  ),
);
/** sshd is split in several programs since 9.8, and loses connections when they do not fit each other. */
export const serverSince98 = all(
  isOpenSsh,
  any(
    major.atLeast(10, 'its version is 10 or newer'),
    all(major.equals(9, 'its version is 9'), minor.atLeast(8, 'it is 9.8 or newer')),
  ),
);
/** Since 10.0 a program of its own, sshd-auth, speaks from the version line to the login. */
export const serverSince10 = all(isOpenSsh, major.atLeast(10, 'its version is 10 or newer'));
export const isUbuntu = banner.field('distribution').matches('[Uu]buntu', 'the server is Ubuntu');
export const isDebian = banner.field('distribution').matches('[Dd]ebian', 'the server is Debian');
export const isRaspbian = banner.field('distribution').matches('[Rr]aspbian', 'the server is a Raspberry Pi system');

/**
 * A port that accepts and closes at once, in order, without a word. A forwarder with a dead backend, a full Dropbear, and
 * an sshd whose parts are missing or no longer fit look the same from outside, so they share exactly these signs.
 */
export const closedWithoutWordSigns: readonly Sign[] = [
  { when: closedUnheardSoon, weight: 'strong' },
  { when: againSsh, weight: 'strong', against: true },
  { when: acceptsImpossible, weight: 'decisive', against: true },
  { when: fakeAddress, weight: 'decisive', against: true },
];

/**
 * A port that accepts and says nothing, then or at a second look. The kernel accepts for a server without strength, for one
 * that waits for a name server, and in front of a machine on the way that drops the server's words.
 */
export const silentSigns: readonly Sign[] = [
  { when: bannerSilent, weight: 'strong' },
  { when: acceptsImpossible, weight: 'decisive', against: true },
  { when: fakeAddress, weight: 'decisive', against: true },
];
