import { type Decoded, decode } from './reader.ts';
import { Writer } from './writer.ts';

/** Message numbers of the transport layer (RFC 4250 section 4.1.2, RFC 8308). Those from 30 on belong to the kex method. */
export const msg = {
  disconnect: 1,
  ignore: 2,
  unimplemented: 3,
  debug: 4,
  serviceRequest: 5,
  serviceAccept: 6,
  extInfo: 7,
  newCompress: 8,
  kexinit: 20,
  newkeys: 21,
  ping: 192,
  pong: 193,
} as const;

const names: ReadonlyMap<number, string> = new Map([
  [1, 'SSH_MSG_DISCONNECT'],
  [2, 'SSH_MSG_IGNORE'],
  [3, 'SSH_MSG_UNIMPLEMENTED'],
  [4, 'SSH_MSG_DEBUG'],
  [5, 'SSH_MSG_SERVICE_REQUEST'],
  [6, 'SSH_MSG_SERVICE_ACCEPT'],
  [7, 'SSH_MSG_EXT_INFO'],
  [8, 'SSH_MSG_NEWCOMPRESS'],
  [20, 'SSH_MSG_KEXINIT'],
  [21, 'SSH_MSG_NEWKEYS'],
  [50, 'SSH_MSG_USERAUTH_REQUEST'],
  [51, 'SSH_MSG_USERAUTH_FAILURE'],
  [52, 'SSH_MSG_USERAUTH_SUCCESS'],
  [53, 'SSH_MSG_USERAUTH_BANNER'],
  [80, 'SSH_MSG_GLOBAL_REQUEST'],
  [81, 'SSH_MSG_REQUEST_SUCCESS'],
  [82, 'SSH_MSG_REQUEST_FAILURE'],
  [90, 'SSH_MSG_CHANNEL_OPEN'],
  [91, 'SSH_MSG_CHANNEL_OPEN_CONFIRMATION'],
  [92, 'SSH_MSG_CHANNEL_OPEN_FAILURE'],
  [93, 'SSH_MSG_CHANNEL_WINDOW_ADJUST'],
  [94, 'SSH_MSG_CHANNEL_DATA'],
  [95, 'SSH_MSG_CHANNEL_EXTENDED_DATA'],
  [96, 'SSH_MSG_CHANNEL_EOF'],
  [97, 'SSH_MSG_CHANNEL_CLOSE'],
  [98, 'SSH_MSG_CHANNEL_REQUEST'],
  [99, 'SSH_MSG_CHANNEL_SUCCESS'],
  [100, 'SSH_MSG_CHANNEL_FAILURE'],
  [192, 'SSH2_MSG_PING'],
  [193, 'SSH2_MSG_PONG'],
]);

/** The name that RFC 4250 (or OpenSSH's ssh2.h) gives it. Numbers 30 to 49 depend on the kex method: see `KexRun.expecting`. */
export function messageName(number: number): string {
  return names.get(number) ?? `message ${number}`;
}

const reasons: readonly string[] = [
  'SSH_DISCONNECT_HOST_NOT_ALLOWED_TO_CONNECT',
  'SSH_DISCONNECT_PROTOCOL_ERROR',
  'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
  'SSH_DISCONNECT_RESERVED',
  'SSH_DISCONNECT_MAC_ERROR',
  'SSH_DISCONNECT_COMPRESSION_ERROR',
  'SSH_DISCONNECT_SERVICE_NOT_AVAILABLE',
  'SSH_DISCONNECT_PROTOCOL_VERSION_NOT_SUPPORTED',
  'SSH_DISCONNECT_HOST_KEY_NOT_VERIFIABLE',
  'SSH_DISCONNECT_CONNECTION_LOST',
  'SSH_DISCONNECT_BY_APPLICATION',
  'SSH_DISCONNECT_TOO_MANY_CONNECTIONS',
  'SSH_DISCONNECT_AUTH_CANCELLED_BY_USER',
  'SSH_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE',
  'SSH_DISCONNECT_ILLEGAL_USER_NAME',
];

/** RFC 4250 section 4.2.2: reasons count from 1. undefined: a number it does not have. */
export function disconnectReasonName(reason: number): string | undefined {
  return reasons[reason - 1];
}

export interface Disconnect {
  readonly reason: number;
  /** Foreign text, UTF-8. */
  readonly description: string;
}

export function decodeDisconnect(payload: Uint8Array): Decoded<Disconnect> {
  return decode(payload, (reader) => {
    if (reader.u8() !== msg.disconnect) reader.fail('bad-value', 0);
    const reason = reader.u32();
    const description = reader.text();
    // Some servers (old Cisco, dropbear) leave the language tag out; nothing that follows is of use.
    reader.raw(reader.left);
    return { reason, description };
  });
}

export function encodeDisconnect({ reason, description }: Disconnect): Buffer {
  return new Writer().u8(msg.disconnect).u32(reason).string(description).string('').bytes();
}

export interface Debug {
  readonly alwaysDisplay: boolean;
  readonly text: string;
}

export function decodeDebug(payload: Uint8Array): Decoded<Debug> {
  return decode(payload, (reader) => {
    if (reader.u8() !== msg.debug) reader.fail('bad-value', 0);
    const alwaysDisplay = reader.boolean();
    const text = reader.text();
    reader.string();
    return { alwaysDisplay, text };
  });
}

export function encodeDebug({ alwaysDisplay, text }: Debug): Buffer {
  return new Writer().u8(msg.debug).boolean(alwaysDisplay).string(text).string('').bytes();
}

export function encodeIgnore(data: Uint8Array): Buffer {
  return new Writer().u8(msg.ignore).string(data).bytes();
}

/** The sequence number of the packet that the other side does not know. */
export function decodeUnimplemented(payload: Uint8Array): Decoded<number> {
  return decode(payload, (reader) => {
    if (reader.u8() !== msg.unimplemented) reader.fail('bad-value', 0);
    return reader.u32();
  });
}

export function encodeUnimplemented(sequence: number): Buffer {
  return new Writer().u8(msg.unimplemented).u32(sequence).bytes();
}

export interface Extension {
  readonly name: string;
  readonly value: Uint8Array;
}

const extensionsMax = 1024; // the limit that OpenSSH's kex_input_ext_info has

/** RFC 8308 section 2.3. */
export function decodeExtInfo(payload: Uint8Array): Decoded<readonly Extension[]> {
  return decode(payload, (reader) => {
    if (reader.u8() !== msg.extInfo) reader.fail('bad-value', 0);
    const count = reader.u32();
    if (count > extensionsMax) reader.fail('bad-value', 1);
    const extensions: Extension[] = [];
    for (let i = 0; i < count; i++) extensions.push({ name: reader.name(), value: reader.string() });
    return extensions;
  });
}

export function encodeExtInfo(extensions: readonly Extension[]): Buffer {
  const writer = new Writer().u8(msg.extInfo).u32(extensions.length);
  for (const { name, value } of extensions) writer.string(name).string(value);
  return writer.bytes();
}

/** Signature algorithms the server takes for user keys (`server-sig-algs`), undefined when it does not say. */
export function serverSignatureAlgorithms(extensions: readonly Extension[]): readonly string[] | undefined {
  const found = extensions.find(({ name }) => name === 'server-sig-algs');
  return found === undefined ? undefined : Buffer.from(found.value).toString('latin1').split(',');
}

export function encodeServiceRequest(service: string): Buffer {
  return new Writer().u8(msg.serviceRequest).string(service).bytes();
}

export function decodeServiceRequest(payload: Uint8Array): Decoded<string> {
  return decodeService(payload, msg.serviceRequest);
}

export function encodeServiceAccept(service: string): Buffer {
  return new Writer().u8(msg.serviceAccept).string(service).bytes();
}

export function decodeServiceAccept(payload: Uint8Array): Decoded<string> {
  return decodeService(payload, msg.serviceAccept);
}

function decodeService(payload: Uint8Array, number: number): Decoded<string> {
  return decode(payload, (reader) => {
    if (reader.u8() !== number) reader.fail('bad-value', 0);
    return reader.name();
  });
}

export function encodeNewkeys(): Buffer {
  return Buffer.of(msg.newkeys);
}
