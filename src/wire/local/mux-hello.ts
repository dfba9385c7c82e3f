import { BlobReader } from '../files/blob.ts';

const muxHello = 0x00000001; // mux.c MUX_MSG_HELLO
/** A hello holds a type, a version and short extensions; nobody sends more. */
const helloMaxBytes = 64 * 1024;

/** What the master of a shared connection says first (PROTOCOL.mux): uint32 length, uint32 type, uint32 version. */
export function parseMuxHello(bytes: Uint8Array): 'hello' | 'incomplete' | 'foreign' {
  const reader = new BlobReader(bytes);
  const length = reader.u32();
  if (length === undefined) return 'incomplete';
  if (length < 8 || length > helloMaxBytes) return 'foreign';
  const type = reader.u32();
  if (type === undefined) return 'incomplete';
  return type === muxHello ? 'hello' : 'foreign';
}
