import { all, any, fact, matching, not } from '../../contract/condition.ts';

/** Named conditions about the key exchange: the two offers, what is common, and how the exchange went. */

const match = fact('kex.match');
const exchange = fact('kex.exchange');
const short = fact('kex.short');
const theirs = match.field('theirs');
const enable = match.field('enable');

function nothingIn(slot: string, words: string) {
  return all(
    match.kind('no-common', 'the two sides have nothing in common in one list of algorithms'),
    match.field('slot').equals(slot, `it is the list of ${words}`),
  );
}
export const noCommonKex = nothingIn('kex', 'key exchange methods');
export const noCommonHostKey = nothingIn('hostKey', 'host key types');
export const noCommonCipher = nothingIn('cipher', 'ciphers');
export const noCommonMac = nothingIn('mac', 'message checks (MAC)');
export const noCommon = match.kind('no-common', 'the two sides have nothing in common in one list of algorithms');

/** Names in the default offer of OpenSSH for years (myproposal.h), so that a client without them is old or narrowed. */
const modern = {
  kex: '^(curve25519-sha256|ecdh-sha2-nistp|diffie-hellman-group(14-sha256|16-sha512|18-sha512)|diffie-hellman-group-exchange-sha256)',
  hostKey: '^(ssh-ed25519|ecdsa-sha2-nistp|rsa-sha2-|sk-)',
  cipher: '^(aes(128|192|256)-ctr|aes(128|256)-gcm|chacha20-poly1305)',
  mac: '^(hmac-sha2-|umac-|hmac-sha1)',
} as const;
const anyModern = `(${Object.values(modern).join('|')})`;

export const theirsModernKex = theirs.matches(modern.kex, 'the server offers a method of today');
export const theirsModernHostKey = theirs.matches(modern.hostKey, 'the server offers a host key type of today');
export const theirsModernCipher = theirs.matches(modern.cipher, 'the server offers a cipher of today');
export const theirsModern = theirs.matches(anyModern, 'the server offers algorithms of today');
export const theirsPostQuantum = theirs.matches('^(sntrup|mlkem)', 'the server offers post-quantum methods');

export const theirsSshRsa = theirs.contains('ssh-rsa', 'the server has only ssh-rsa (RSA with SHA-1)');
export const theirsDss = theirs.contains('ssh-dss', 'the server has only ssh-dss (DSA)');
export const theirsSha1Kex = theirs.matches('-sha1$', 'the server offers only methods with SHA-1');
export const theirsOldCipher = theirs.matches('(-cbc|arcfour)', 'the server offers only old ciphers (CBC, arcfour)');
/** The client could speak with the server if it offered all that it knows. */
export const couldEnable = enable.count('>=', 1, 'this ssh knows one of them, but does not offer it');
export const cannotEnable = enable.count('==', 0, 'this ssh knows none of them');
export const couldEnableModern = enable.matches(anyModern, 'this ssh knows one of them, and it is of today');

function pinned(keyword: string) {
  const pins = fact('config.pins');
  return all(
    pins.element({ keyword: matching(`^${keyword}`) }, 'a line of the configuration narrows this list'),
    not(
      pins.element(
        { keyword: matching(`^${keyword}`), file: matching('crypto-polic') },
        'the crypto policy of this system narrows it',
      ),
    ),
  );
}
/** A line of the ssh configuration, not of the system's crypto policy, narrows the list in which nothing is common. */
export const ownPinInTheWay = any(
  all(noCommonKex, pinned('[Kk][Ee][Xx]')),
  all(noCommonHostKey, pinned('[Hh]ost[Kk]ey[Aa]lg')),
  all(noCommonCipher, pinned('[Cc]iphers')),
  all(noCommonMac, pinned('[Mm][Aa][Cc][Ss]')),
);
function byPolicy(keyword: string) {
  return fact('config.pins').element(
    { keyword: matching(`^${keyword}`), file: matching('crypto-polic') },
    'the crypto policy of this system narrows this list',
  );
}
export const policyInTheWay = any(
  all(noCommonKex, byPolicy('[Kk][Ee][Xx]')),
  all(noCommonHostKey, byPolicy('[Hh]ost[Kk]ey[Aa]lg')),
  all(noCommonCipher, byPolicy('[Cc]iphers')),
  all(noCommonMac, byPolicy('[Mm][Aa][Cc][Ss]')),
);

const client = fact('client.ssh');
const clientMajor = client.field('major');
const clientMinor = client.field('minor');
export const clientIsOpenSsh = client.kind('openssh', 'ssh here is OpenSSH');
/** Before 7.4: no curve25519-sha256 under its final name; before 7.2 no RSA with SHA-2 either. */
export const clientBefore74 = all(
  clientIsOpenSsh,
  any(
    clientMajor.less(7, 'its version is older than 7'),
    all(clientMajor.equals(7, 'its version is 7'), clientMinor.less(4, 'it is older than 7.4')),
  ),
);
export const clientBefore72 = all(
  clientIsOpenSsh,
  any(
    clientMajor.less(7, 'its version is older than 7'),
    all(clientMajor.equals(7, 'its version is 7'), clientMinor.less(2, 'it is older than 7.2')),
  ),
);
/** mlkem768x25519-sha256 came with 9.9, sntrup761x25519-sha512@openssh.com with 8.5. */
export const clientBefore99 = all(
  clientIsOpenSsh,
  any(
    clientMajor.less(9, 'its version is older than 9'),
    all(clientMajor.equals(9, 'its version is 9'), clientMinor.less(9, 'it is older than 9.9')),
  ),
);

const expecting = exchange.field('expecting');
export const exchangeSilent = exchange.kind('silent', 'the key exchange stops: no answer comes any more');
export const exchangeEnds = exchange.kind(
  ['closed', 'reset'],
  'the connection is ended in the middle of the key exchange',
);
const awaitingReply = expecting.matches(
  'REPLY|_GROUP',
  'it stops where the server has to answer our key exchange message',
);
const awaitingKexinit = expecting.matches('KEXINIT', 'it stops before the list of the server has come');
export const resetAtKexinit = all(exchange.kind('reset', 'the connection is reset'), awaitingKexinit);
export const tooManyConnections = all(
  exchange.kind('disconnect', 'the server ends the connection and says why'),
  exchange.field('reason').equals(12, 'its reason is: too many connections (RFC 4253 section 11.1)'),
);
export const silentAtReply = all(exchangeSilent, awaitingReply);
export const silentAtKexinit = all(exchangeSilent, awaitingKexinit);
export const endsAtReply = all(exchangeEnds, awaitingReply);
export const endsAtKexinit = all(exchangeEnds, awaitingKexinit);
/** With 40 to 60 bytes of headers a packet of this size does not pass a path of less than 1400 bytes. */
export const longOffer = exchange
  .field('kexinitBytes')
  .atLeast(1340, 'our first message has {kex.exchange.kexinitBytes} bytes, more than a small packet holds');
export const shortDone = short.kind('done', 'with a short message and a classic method it completes');
export const shortSilent = short.kind('silent', 'with a short message and a classic method it stops as well');
/** Its system took all that we sent, so what gets lost is what it sends: its list of algorithms is a packet of 1 kB. */
export const shortSilentThoughHeard = all(
  shortSilent,
  short.field('arrived').equals(true, 'our messages arrived all the same, so the answers get lost'),
);
export const shortSilentUnheard = all(shortSilent, not(short.field('arrived').equals(true, 'our messages arrived')));
export const shortEnds = short.kind(['closed', 'reset'], 'with a short message and a classic method it ends as well');
const classic = fact('kex.classic');
export const classicDone = classic.kind('done', 'with a long message and a classic method it completes');
export const classicSilent = classic.kind('silent', 'with a long message and a classic method it stops as well');
export const groupTooSmall = exchange
  .field('problem')
  .equals('group-too-small', 'the group that the server sends has fewer than 2048 bits');
export const postQuantum = match.field('kex').matches('^(sntrup|mlkem)', 'both sides agreed on a post-quantum method');
export const notPostQuantum = all(
  match.kind('agreed', 'both sides agreed on algorithms'),
  not(match.field('kex').matches('^(sntrup|mlkem)', 'they agreed on a post-quantum method')),
);
/** The contrast look used the same method, so that only the length of the message differs. */
export const sameMethodInShort = match.field('kex').sameAs('kex.short', 'method', 'the short one used the same method');

const login = fact('login.outcome');
const loginText = login.field('text');
export const sshTimedOutInKex = all(
  login.kind('timed-out', 'ssh itself waits in vain'),
  login.field('stage').equals('kex', 'it waits in the key exchange'),
);
export function sshSays(pattern: string, words: string) {
  return loginText.matches(pattern, words);
}
export const sshEndedInKex = login.field('stage').oneOf(['kex', 'hostkey'], 'ssh ends in the key exchange');
export const badMacText = sshSays(
  'message authentication code incorrect|[Cc]orrupted MAC on input',
  'ssh says that the check of a packet fails (message authentication code incorrect)',
);
/** The ciphers that check their own packets are tried out in every program; damage on the way is likelier. */
export const noOwnMac = match.field('mac').equals(null, 'the cipher checks its packets by itself');
export const badPacketText = sshSays('[Bb]ad packet length|padding error', 'ssh says that a packet makes no sense');
export const badPacket = exchange.kind('bad-packet', 'a packet of the key exchange is damaged');
export const libcryptoText = sshSays('error in libcrypto', 'ssh says: error in libcrypto');

export const redHatSystem = fact('client.system')
  .field('distribution')
  .oneOf(
    ['rhel', 'centos', 'fedora', 'almalinux', 'rocky', 'ol', 'amzn'],
    'this machine runs a system of the Red Hat family, which has a crypto policy',
  );
export const agreedSha1 = any(
  match.field('hostKey').oneOf(['ssh-rsa', 'ssh-dss'], 'the host key signs with SHA-1'),
  match.field('kex').matches('-sha1$', 'the key exchange uses SHA-1'),
);

const hostKeyIsRsa = fact('hostkey.presented').field('type').matches('rsa', 'the server shows an RSA host key');
const hostKeyBits = fact('hostkey.presented').field('bits');
const required = fact('config.effective').field('requiredRsaSize');
/** Below 1024 bits every OpenSSH refuses; above that RequiredRSASize decides (sshkey.c). */
export const rsaHostKeyTooShort = all(
  hostKeyIsRsa,
  any(
    hostKeyBits.less(1024, 'the host key is shorter than 1024 bits'),
    ...[2048, 3072, 4096].map((bits) =>
      all(
        required.atLeast(bits, `ssh asks for at least ${bits} bits`),
        hostKeyBits.less(bits, `the host key is shorter than ${bits} bits`),
      ),
    ),
  ),
);
export const viaVpn = any(
  fact('address.route').field('vpn').equals(true, 'the way to {address} leads through a VPN'),
  fact('client.network').field('vpnInterfaces').count('>=', 1, 'a VPN is up on this machine'),
);

export const longOfferArrived = all(
  exchange.kind('done', 'the key exchange completes'),
  exchange.field('kexinitBytes').atLeast(1340, 'our long first message arrived'),
);
export const postQuantumDone = all(
  exchange.kind('done', 'the key exchange completes'),
  exchange.field('method').matches('^(sntrup|mlkem)', 'a post-quantum exchange completes'),
);
