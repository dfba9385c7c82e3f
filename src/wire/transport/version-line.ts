/** The identification string of one side (RFC 4253 section 4.2). All texts are foreign and may hold any byte but NUL, CR, LF. */
export interface VersionLine {
  /** Without its line end, as it goes into the exchange hash; bytes as latin1, so that nothing is lost. */
  readonly line: string;
  /** `2.0`, `1.99`, `1.5` */
  readonly protocol: string;
  /** Speaks protocol 2: `2.0`, or `1.99` of a server that speaks both (RFC 4253 section 5.1). */
  readonly compatible: boolean;
  readonly software: string;
  readonly comments: string | null;
  /** Ended by LF alone; many old servers do. */
  readonly withoutCr: boolean;
  /** Longer than the 255 bytes that RFC 4253 allows, line end included. */
  readonly overlong: boolean;
}

export type VersionRead =
  | { readonly kind: 'need-more' }
  /** `rest`: bytes that came behind the line and belong to the packet layer. */
  | { readonly kind: 'version'; readonly version: VersionLine; readonly rest: Uint8Array }
  /** What OpenSSH calls "banner line contains invalid characters", or an `SSH-` line without its parts. */
  | { readonly kind: 'not-ssh'; readonly problem: 'nul-byte' | 'cr-inside-line' | 'malformed-version' }
  /** Without end: one line, many lines, or many bytes. */
  | { readonly kind: 'too-long'; readonly problem: 'line' | 'lines' | 'bytes' };

export const versionLineMaxBytes = 255; // RFC 4253 section 4.2, CR LF included
const lineMaxBytes = 8192; // SSH_MAX_BANNER_LEN, kex.c
const preambleMaxLines = 1024; // SSH_MAX_PRE_BANNER_LINES, kex.c
const totalMaxBytes = 256 * 1024; // OpenSSH would read 8 MiB; no honest greeting is this long
const keptLines = 64;
const keptHeadBytes = 4096;

const nul = 0;
const lf = 10;
const cr = 13;

const needMore: VersionRead = { kind: 'need-more' };

/** Reads what a server says before the packets begin. Feed it bytes as they come until it answers other than `need-more`. */
export class VersionReader {
  private readonly preambleKept: string[] = [];
  private linesSeen = 0;
  private bytesSeen = 0;
  private readonly headBytes = Buffer.alloc(keptHeadBytes);
  private readonly line = Buffer.alloc(lineMaxBytes);
  private lineLength = 0;
  private afterCr = false;
  private result: VersionRead = needMore;

  /** The first lines before the version line, without their ends, as latin1; at most 64. */
  get preamble(): readonly string[] {
    return this.preambleKept;
  }

  get preambleLines(): number {
    return this.linesSeen;
  }

  get received(): number {
    return this.bytesSeen;
  }

  /** The first bytes of all, at most 4096: what `recogniseOther` looks at. */
  get head(): Uint8Array {
    return this.headBytes.subarray(0, Math.min(this.bytesSeen, keptHeadBytes));
  }

  /** The line that has not ended yet, as latin1. */
  get unfinished(): string {
    return this.line.toString('latin1', 0, this.lineLength);
  }

  feed(bytes: Uint8Array): VersionRead {
    if (this.result.kind !== 'need-more') return this.result;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (this.bytesSeen < keptHeadBytes) this.headBytes[this.bytesSeen] = byte;
      this.bytesSeen++;
      const found = this.take(byte);
      if (found === undefined) continue;
      this.result = found === 'end-of-line' ? this.endLine(bytes.subarray(at + 1)) : found;
      if (this.result.kind !== 'need-more') {
        this.keepHead(bytes.subarray(at + 1));
        return this.result;
      }
    }
    return needMore;
  }

  private take(byte: number): VersionRead | 'end-of-line' | undefined {
    if (byte === lf) return 'end-of-line';
    if (byte === nul) return { kind: 'not-ssh', problem: 'nul-byte' };
    if (this.afterCr) return { kind: 'not-ssh', problem: 'cr-inside-line' };
    if (byte === cr) {
      this.afterCr = true;
      return undefined;
    }
    if (this.lineLength === lineMaxBytes) return { kind: 'too-long', problem: 'line' };
    if (this.bytesSeen > totalMaxBytes) return { kind: 'too-long', problem: 'bytes' };
    this.line[this.lineLength++] = byte;
    return undefined;
  }

  private endLine(rest: Uint8Array): VersionRead {
    const text = this.unfinished;
    const withoutCr = !this.afterCr;
    this.lineLength = 0;
    this.afterCr = false;
    if (text.startsWith('SSH-')) {
      const version = parseVersionLine(text, withoutCr);
      return version === undefined
        ? { kind: 'not-ssh', problem: 'malformed-version' }
        : { kind: 'version', version, rest };
    }
    this.linesSeen++;
    if (this.preambleKept.length < keptLines) this.preambleKept.push(text);
    if (this.linesSeen >= preambleMaxLines) return { kind: 'too-long', problem: 'lines' };
    return needMore;
  }

  /** What is known not to be SSH is kept a little further, so that its protocol can be named. */
  private keepHead(rest: Uint8Array): void {
    if (this.result.kind === 'version' || this.bytesSeen >= keptHeadBytes) return;
    const more = rest.subarray(0, keptHeadBytes - this.bytesSeen);
    this.headBytes.set(more, this.bytesSeen);
    this.bytesSeen += more.length;
  }
}

/** Takes a line without its end. undefined: not of the form `SSH-protocol-software comments`. */
export function parseVersionLine(line: string, withoutCr = false): VersionLine | undefined {
  // OpenSSH scans "SSH-%d.%d-%[^\n]": the numbers must be there, the software may be anything, a space and '-' included.
  const match = /^SSH-(\d{1,9}\.\d{1,9})-([^\n\0]*)$/.exec(line);
  const [, protocol, rest] = match ?? [];
  if (protocol === undefined || rest === undefined || rest === '') return undefined;
  const space = rest.indexOf(' ');
  return {
    line,
    protocol,
    compatible: protocol === '2.0' || protocol === '1.99',
    software: space === -1 ? rest : rest.slice(0, space),
    comments: space === -1 ? null : rest.slice(space + 1),
    withoutCr,
    overlong: line.length + (withoutCr ? 1 : 2) > versionLineMaxBytes,
  };
}
