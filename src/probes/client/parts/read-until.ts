import type { Clock } from '../../../ports/clock.ts';
import type { ByteStream } from '../../../ports/stream.ts';

export interface ReadSoFar {
  readonly bytes: Uint8Array;
  readonly ended: 'enough' | 'end' | 'reset' | 'timeout' | 'too-long';
}

/** Reads until `enough` says so, the peer ends, `maxBytes` are there, or the time is over; the deadline counts for the whole. */
export async function readUntil(
  stream: ByteStream,
  enough: (bytes: Uint8Array) => boolean,
  limits: { readonly maxBytes: number; readonly withinMs: number; readonly clock: Clock },
): Promise<ReadSoFar> {
  const until = limits.clock.nowMs() + limits.withinMs;
  let bytes: Uint8Array = new Uint8Array();
  for (;;) {
    if (enough(bytes)) return { bytes, ended: 'enough' };
    if (bytes.length > limits.maxBytes) return { bytes, ended: 'too-long' };
    const leftMs = until - limits.clock.nowMs();
    if (leftMs <= 0) return { bytes, ended: 'timeout' };
    const read = await stream.read(leftMs);
    if (read.kind !== 'data') return { bytes, ended: read.kind };
    bytes = Buffer.concat([bytes, read.bytes]);
  }
}
