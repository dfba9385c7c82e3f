export type OtherProtocol =
  | 'http'
  | 'tls'
  | 'smtp'
  | 'ftp'
  /** A 220 greeting that names neither. */
  | 'ftp-or-smtp'
  | 'pop3'
  | 'imap'
  | 'nntp'
  | 'mysql'
  | 'postgresql'
  | 'redis'
  | 'memcached'
  | 'rdp'
  | 'vnc'
  | 'telnet'
  | 'amqp'
  | 'socks'
  | 'rsync'
  | 'mongodb'
  | 'http2'
  | 'ssh1'
  | 'openvpn';

export interface Recognised {
  readonly protocol: OtherProtocol;
  /** What in the bytes says so, such as `alert 40`, `MariaDB`, `HTTP/1.1 400`. Foreign text where it quotes. */
  readonly detail: string | null;
}

/** Names another protocol by the first bytes a server sent, before or after it saw our identification line. */
export function recogniseOther(head: Uint8Array): Recognised | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 4096));
  return binary(bytes) ?? textual(bytes.toString('latin1'));
}

function binary(bytes: Buffer): Recognised | undefined {
  const [b0, b1, b2] = bytes;
  if (b0 === undefined || b1 === undefined) return undefined;
  // TLSPlaintext, RFC 8446 section 5.1: type, version 3.x. 0x15 is an alert of two bytes, level and description.
  if ((b0 === 0x15 || b0 === 0x16) && b1 === 3 && (b2 ?? 0) <= 4) {
    const alert = b0 === 0x15 ? bytes[6] : undefined;
    return { protocol: 'tls', detail: alert === undefined ? null : `alert ${alert}` };
  }
  if (b0 === 0xff && b1 >= 0xf0 && b1 <= 0xfe) return { protocol: 'telnet', detail: null }; // IAC, RFC 854
  if (b0 === 3 && b1 === 0 && bytes.length >= 4) {
    // TPKT, RFC 1006: a length that fits an X.224 connection confirm (0xd0) or disconnect (0x80).
    const x224 = bytes[5];
    if (x224 === 0xd0 || x224 === 0x80 || bytes.length < 6) return { protocol: 'rdp', detail: null };
  }
  const mysql = mysqlGreeting(bytes);
  if (mysql !== undefined) return mysql;
  if (bytes.length >= 9 && b0 === 0 && b1 === 0 && bytes[3] === 4 && bytes.readUInt32BE(5) === 0) {
    return { protocol: 'http2', detail: 'SETTINGS' }; // RFC 9113 section 3.4
  }
  if (b0 === 0x45 && bytes.length >= 9) {
    // ErrorResponse: 'E', length, field 'S' with the severity.
    if (bytes[5] === 0x53 && bytes.readUInt32BE(1) < 65536) return { protocol: 'postgresql', detail: null };
  }
  return undefined;
}

/** Protocol 10: length (3 bytes, little endian), sequence 0, 0x0a, version text. Or an error packet, 0xff, with "Host … is blocked". */
function mysqlGreeting(bytes: Buffer): Recognised | undefined {
  if (bytes.length < 6 || bytes[3] !== 0) return undefined;
  const length = bytes.readUIntLE(0, 3);
  if (length < 5 || length > 4096) return undefined;
  if (bytes[4] === 0x0a) {
    const end = bytes.indexOf(0, 5);
    const version = bytes.toString('latin1', 5, end === -1 ? 64 : Math.min(end, 64));
    if (!/^\d+\.\d+/.test(version)) return undefined;
    return { protocol: 'mysql', detail: /mariadb/i.test(version) ? 'MariaDB' : version };
  }
  const error = bytes[4] === 0xff && bytes.length >= 7 ? bytes.readUInt16LE(5) : 0;
  return error >= 1000 && error < 5000 ? { protocol: 'mysql', detail: `error ${error}` } : undefined;
}

const texts: readonly (readonly [RegExp, OtherProtocol])[] = [
  [/^HTTP\/\d/, 'http'],
  [/^\s*<(?:!doctype html|html|head|\?xml)/i, 'http'],
  [/^SSH-1\.[0-8]/, 'ssh1'],
  [/^RFB \d{3}\.\d{3}/, 'vnc'],
  [/^AMQP/, 'amqp'],
  [/^@RSYNCD:/, 'rsync'],
  [/^\+OK\b/, 'pop3'],
  [/^\* (?:OK|PREAUTH|BYE)\b/, 'imap'],
  [/^(?:-ERR |-NOAUTH |-DENIED |\+PONG|-MISCONF )/, 'redis'],
  [/^(?:ERROR\r\n|CLIENT_ERROR )/, 'memcached'],
  [/^20[01] .*(?:NNTP|news|INN\b)/i, 'nntp'],
];

function textual(text: string): Recognised | undefined {
  const found = texts.find(([pattern]) => pattern.test(text));
  const firstLine = text.split(/\r?\n/, 1)[0]?.slice(0, 120) ?? '';
  if (found !== undefined) {
    const redisError = found[1] === 'redis' || found[1] === 'http';
    return { protocol: found[1], detail: redisError || found[1] === 'ssh1' ? firstLine : null };
  }
  if (/It looks like you are trying to access MongoDB/.test(text)) return { protocol: 'mongodb', detail: null };
  return replyCode(text, firstLine);
}

/** 220, 421, 500 and their like begin the replies of SMTP (RFC 5321) and FTP (RFC 959) alike: the words tell. */
function replyCode(text: string, firstLine: string): Recognised | undefined {
  if (!/^[1-5]\d\d[ -]/.test(text)) return undefined;
  if (/\b(?:E?SMTP|Postfix|Exim|Sendmail|mail|Haraka|5\.\d\.\d|4\.\d\.\d)\b/i.test(text)) {
    return { protocol: 'smtp', detail: firstLine };
  }
  if (/FTP|vsftpd|FileZilla|USER and PASS|login with USER/i.test(text)) return { protocol: 'ftp', detail: firstLine };
  return /^220[ -]/.test(text) ? { protocol: 'ftp-or-smtp', detail: firstLine } : undefined;
}

const tarpitMinCharacters = 24;

/**
 * Lines in the manner of endlessh: up to 32 random printable characters and CR LF, for ever. Told from a greeting by what
 * it lacks: words, and the runs of one character that frames are drawn with. The time between the lines, which counts as
 * much, is the caller's to know.
 */
export function looksLikeTarpit(preamble: readonly string[]): boolean {
  const text = preamble.join('');
  if (preamble.length < 2 || text.length < tarpitMinCharacters || !/^[ -~]+$/.test(text)) return false;
  const others = text.match(/[^A-Za-z ]/g)?.length ?? 0; // 42 of the 95 printable characters
  const repeats = text.match(/(.)(?=\1)/g)?.length ?? 0; // 1 in 95
  return others / text.length > 0.28 && repeats / text.length < 0.08 && !/[A-Za-z][a-z]{6}/.test(text);
}
