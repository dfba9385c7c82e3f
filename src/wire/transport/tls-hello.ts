/** RFC 8446 section 4.1.2, RFC 5246: what a web browser of today offers, in the least that a server answers. */
const suites = [0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0x009c, 0x009d, 0x002f];
const groups = [0x001d, 0x0017, 0x0018];
const signatures = [0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601, 0x0807];
const versions = [0x0304, 0x0303];

/** The first message of a TLS client. `random` gives as many octets as asked for. No key share: any answer will do. */
export function tlsClientHello(random: (count: number) => Uint8Array): Buffer {
  const extensions = Buffer.concat([
    extension(10, list16(groups)),
    extension(13, list16(signatures)),
    extension(43, Buffer.concat([Buffer.from([2 * versions.length]), words(versions)])),
    extension(11, Buffer.from([1, 0])), // uncompressed points (RFC 8422 section 5.1.2)
  ]);
  const body = Buffer.concat([
    words([0x0303]),
    random(32),
    Buffer.from([0]), // no session to go on with
    list16(suites),
    Buffer.from([1, 0]), // no compression
    words([extensions.length]),
    extensions,
  ]);
  const handshake = Buffer.concat([Buffer.from([1, 0]), words([body.length]), body]);
  return Buffer.concat([Buffer.from([0x16]), words([0x0301, handshake.length]), handshake]);
}

/** Whether these are the first octets of a TLS record: a handshake message or an alert. Undefined: too few to say. */
export function isTlsRecord(bytes: Uint8Array): boolean | undefined {
  const [type, major] = bytes;
  if (type === undefined) return undefined;
  if (type !== 0x16 && type !== 0x15) return false;
  return major === undefined ? undefined : major === 3;
}

function words(values: readonly number[]): Buffer {
  return Buffer.from(values.flatMap((value) => [value >> 8, value & 255]));
}

function list16(values: readonly number[]): Buffer {
  return Buffer.concat([words([2 * values.length]), words(values)]);
}

function extension(type: number, content: Buffer): Buffer {
  return Buffer.concat([words([type, content.length]), content]);
}
