import type { Banner } from '../../../contract/facts/banner.ts';
import { quote } from '../../../contract/quoted.ts';
import { recogniseOther } from '../../../wire/transport/other-protocol.ts';
import { recogniseSoftware } from '../../../wire/transport/software.ts';
import { parseVersionLine } from '../../../wire/transport/version-line.ts';

/** What the reading came to: a fact, and the bytes that belong to the next stage. */
export interface BannerSeen {
  readonly banner: Banner;
  /** The version line without CR LF; undefined: none came. */
  readonly theirLine: Uint8Array | undefined;
  readonly rest: Uint8Array;
  /** Text before the version line, or all that came. */
  readonly before: string;
}

/** Most bytes taken in before a version line; ssh itself gives up after 1024 lines. */
const preambleMaxBytes = 64 * 1024;

/**
 * Takes in what a server says before anything is agreed (RFC 4253 section 4.2). Times are milliseconds since the
 * connection was opened. Pure: every call answers with the finding as soon as there is one.
 */
export class BannerReader {
  private buffer = Buffer.alloc(0);
  /** When each whole line came. */
  private readonly lineTimes: number[] = [];
  private scanned = 0;
  private firstMs: number | undefined;
  private serverFirst = true;
  private spoke = false;

  private ours: string | undefined;

  /** Our own version line, without CR LF, has gone out. */
  weSpoke(line: string): void {
    this.spoke = true;
    this.ours = line;
    if (this.firstMs === undefined) this.serverFirst = false;
  }

  get heard(): boolean {
    return this.firstMs !== undefined;
  }

  data(bytes: Uint8Array, atMs: number): BannerSeen | undefined {
    this.firstMs ??= atMs;
    this.buffer = Buffer.concat([this.buffer, bytes]);
    for (let end = this.buffer.indexOf(lf, this.scanned); end !== -1; end = this.buffer.indexOf(lf, this.scanned)) {
      const start = this.scanned;
      this.scanned = end + 1;
      const line = withoutCr(this.buffer.subarray(start, end));
      if (line.subarray(0, 4).equals(sshPrefix)) return this.version(line, start, end, atMs);
      if (this.lineTimes.length < linesMax) this.lineTimes.push(atMs);
      const limit = limitOf(line);
      if (limit !== undefined) return this.seen({ kind: 'limit-text', text: quote(line.toString('latin1')), limit });
    }
    if (this.buffer.length >= preambleMaxBytes) return this.seen({ kind: 'endless', bytes: this.buffer.length });
    const protocol = recogniseOther(this.buffer)?.protocol;
    if (protocol !== undefined && protocol !== 'ssh1') return this.seen(this.other(protocol));
    if (this.dripping()) return this.seen(this.tarpit());
    return undefined;
  }

  /** The server ended the connection, in order or by a reset. */
  ended(how: 'closed' | 'reset', atMs: number): BannerSeen {
    const text = this.buffer.length === 0 ? null : quote(this.text());
    const protocol = recogniseOther(this.buffer)?.protocol;
    if (protocol !== undefined) return this.seen(this.other(protocol));
    if (text !== null && !isText(this.buffer)) return this.seen({ kind: 'garbage', text });
    return this.seen({ kind: how, afterMs: atMs, spoke: this.spoke, text });
  }

  /** The time is up. */
  timedOut(waitedMs: number): BannerSeen {
    if (this.firstMs === undefined) return this.seen({ kind: 'silent', waitedMs });
    const protocol = recogniseOther(this.buffer)?.protocol;
    if (protocol !== undefined) return this.seen(this.other(protocol));
    const late = this.firstMs >= lateMs && isText(this.buffer);
    if (this.lineTimes.length > 0 && (this.spreadMs() >= spreadOutMs || late)) return this.seen(this.tarpit());
    return this.seen({ kind: 'garbage', text: quote(this.text()) });
  }

  private version(line: Buffer, start: number, end: number, atMs: number): BannerSeen {
    if (line.toString('latin1') === this.ours) return this.seen(this.other('echo'));
    const parsed = parseVersionLine(line.toString('latin1'));
    const before = this.buffer.subarray(0, start).toString('latin1');
    const text = quote(line.toString('latin1'));
    const found = { theirLine: Uint8Array.from(line), rest: Uint8Array.from(this.buffer.subarray(end + 1)), before };
    if (parsed === undefined) return { ...found, banner: { kind: 'garbage', text }, theirLine: undefined };
    if (!parsed.compatible && parsed.protocol.startsWith('1.'))
      return { ...found, banner: { kind: 'ssh1-only', line: text } };
    const { product, version, major, minor, distribution } = recogniseSoftware(parsed.line);
    const software = { protocol: parsed.protocol, product, version, major, minor, distribution };
    const preambleLines = this.lineTimes.length;
    const { serverFirst } = this;
    return { ...found, banner: { kind: 'ssh', line: text, ...software, preambleLines, afterMs: atMs, serverFirst } };
  }

  /** Lines that are no version line, one by one over seconds: nobody has a reason to send them but to hold us. */
  private dripping(): boolean {
    return this.lineTimes.length >= 3 && this.spreadMs() >= 2 * spreadOutMs;
  }

  private spreadMs(): number {
    return (this.lineTimes.at(-1) ?? 0) - (this.lineTimes[0] ?? 0);
  }

  private tarpit(): Banner {
    return { kind: 'tarpit', lines: this.lineTimes.length, overMs: Math.round(this.lineTimes.at(-1) ?? 0) };
  }

  private other(protocol: string): Banner {
    return { kind: 'other-protocol', protocol, text: quote(this.text()) };
  }

  private text(): string {
    return this.buffer.toString('latin1');
  }

  private seen(banner: Banner): BannerSeen {
    return { banner, theirLine: undefined, rest: new Uint8Array(), before: this.text() };
  }
}

const lf = 0x0a;
const sshPrefix = Buffer.from('SSH-');
const linesMax = 1024;
/** Lines this far apart are not one greeting. */
const spreadOutMs = 1_000;
/** A first line this late that is no version line: an sshd would have said its own by then. */
const lateMs = 5_000;

function withoutCr(line: Buffer): Buffer {
  return line.at(-1) === 0x0d ? line.subarray(0, -1) : line;
}

/** What sshd says as it turns a connection away (sshd.c): it closes right after. */
function limitOf(line: Buffer): 'maxstartups' | 'not-allowed' | undefined {
  const text = line.toString('latin1');
  if (/^Exceeded MaxStartups\b/.test(text)) return 'maxstartups';
  return /^Not allowed at this time\b/.test(text) ? 'not-allowed' : undefined;
}

/** Mostly printable: letters, blanks and line ends. */
function isText(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 1024);
  const odd = sample.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1b);
  return odd.length * 10 <= sample.length;
}
