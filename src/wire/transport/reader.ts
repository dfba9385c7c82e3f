export type DecodeProblem =
  /** Fewer bytes are there than a field says or needs. */
  | 'truncated'
  /** Bytes follow after the last field. */
  | 'trailing-bytes'
  /** Negative, or longer than `mpintMaxBytes`. */
  | 'bad-mpint'
  /** An algorithm name that is empty or not printable ASCII (RFC 4251 section 6). */
  | 'bad-name'
  | 'too-many-names'
  /** A field holds a value that its meaning forbids, such as another message number. */
  | 'bad-value';

/** Foreign bytes do not have the form they should. The only thing a `Reader` throws; `decode` turns it into a value. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  readonly problem: DecodeProblem;
  /** Offset of the field, in bytes. */
  readonly at: number;

  constructor(problem: DecodeProblem, at: number) {
    super(`${problem} at byte ${at}`);
    this.problem = problem;
    this.at = at;
  }
}

export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: DecodeProblem; readonly at: number };

/** Runs a decoder over all of `bytes`: what is left over afterwards is a problem too. */
export function decode<T>(bytes: Uint8Array, read: (reader: Reader) => T): Decoded<T> {
  try {
    const reader = new Reader(bytes);
    const value = read(reader);
    reader.end();
    return { ok: true, value };
  } catch (error) {
    if (error instanceof DecodeError) return { ok: false, problem: error.problem, at: error.at };
    throw error;
  }
}

const mpintMaxBytes = 16384 / 8; // SSHBUF_MAX_BIGNUM, sshbuf.h
const namesMax = 1024; // OpenSSH offers fewer than 40 in any list; a packet of commas must not cost much memory

/** The data types of RFC 4251 section 5, read from a buffer that is not copied. */
export class Reader {
  private readonly bytes: Buffer;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get offset(): number {
    return this.at;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** Every byte from the start up to where reading stands. */
  readSoFar(): Buffer {
    return this.bytes.subarray(0, this.at);
  }

  raw(length: number): Buffer {
    if (length > this.left) this.fail('truncated');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  u8(): number {
    return this.raw(1).readUInt8();
  }

  /** Any value but 0 is true. */
  boolean(): boolean {
    return this.u8() !== 0;
  }

  u32(): number {
    return this.raw(4).readUInt32BE();
  }

  u64(): bigint {
    return this.raw(8).readBigUInt64BE();
  }

  string(): Buffer {
    const start = this.at;
    const length = this.u32();
    if (length > this.left) this.fail('truncated', start);
    return this.raw(length);
  }

  /** A reader over the bytes of a string: lists inside certificates are strings of strings. */
  inside(): Reader {
    return new Reader(this.string());
  }

  /** A string for people, UTF-8. Broken sequences become U+FFFD. */
  text(): string {
    return this.string().toString('utf8');
  }

  /** A string that holds one algorithm name. */
  name(): string {
    const start = this.at;
    const name = this.string().toString('latin1');
    if (!isName(name)) this.fail('bad-name', start);
    return name;
  }

  /** libssh 0.10 ends its ciphers with a comma: an empty name is skipped, as OpenSSH skips it (match.c). */
  nameList(): string[] {
    const start = this.at;
    const text = this.string().toString('latin1');
    if (text === '') return [];
    const parts = text.split(',', namesMax + 1);
    if (parts.length > namesMax) this.fail('too-many-names', start);
    const names = parts.filter((part) => part !== '');
    if (!names.every(isName)) this.fail('bad-name', start);
    return names;
  }

  /** A whole number from 0 on, as its bytes without leading zeros; surplus zeros are taken, as OpenSSH takes them. */
  mpint(): Buffer {
    const start = this.at;
    const bytes = this.string();
    if (((bytes[0] ?? 0) & 0x80) !== 0 || bytes.length > mpintMaxBytes + 1) this.fail('bad-mpint', start);
    return withoutLeadingZeros(bytes);
  }

  end(): void {
    if (this.left > 0) this.fail('trailing-bytes');
  }

  fail(problem: DecodeProblem, at = this.at): never {
    throw new DecodeError(problem, at);
  }
}

function isName(text: string): boolean {
  return /^[\x21-\x2b\x2d-\x7e]+$/.test(text);
}

export function withoutLeadingZeros(bytes: Uint8Array): Buffer {
  let zeros = 0;
  while (bytes[zeros] === 0) zeros++;
  return Buffer.from(bytes.buffer, bytes.byteOffset + zeros, bytes.byteLength - zeros);
}

/** Bits of the number in these bytes, most significant byte first. */
export function bitLength(bytes: Uint8Array): number {
  const trimmed = withoutLeadingZeros(bytes);
  return trimmed.length === 0 ? 0 : trimmed.length * 8 - Math.clz32(trimmed[0] ?? 0) + 24;
}
