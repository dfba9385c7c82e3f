import type { ByteStream, StreamRead } from '../stream.ts';

/** What a scripted peer does next. `heard`: goes on only when our side has written something since. */
export type PeerStep = StreamRead | { readonly kind: 'heard' };

export interface FakeStream extends ByteStream {
  /** All that was written, in order. */
  readonly written: Uint8Array[];
  readonly ended: () => 'closed' | 'aborted' | undefined;
}

/** A peer that follows a script, and is silent after it. An end or a reset stays. */
export function fakeStream(script: readonly PeerStep[]): FakeStream {
  const steps = [...script];
  const written: Uint8Array[] = [];
  let heard = 0;
  let ended: 'closed' | 'aborted' | undefined;
  return {
    written,
    ended: () => ended,
    async read() {
      const step = steps[0];
      if (step === undefined) return { kind: 'timeout' };
      if (step.kind === 'heard') {
        if (written.length === heard) return { kind: 'timeout' };
        heard = written.length;
        steps.shift();
        return this.read(0);
      }
      if (step.kind === 'data' || step.kind === 'timeout') steps.shift();
      return step;
    },
    async write(bytes) {
      written.push(bytes);
    },
    async close() {
      ended ??= 'closed';
    },
    abort() {
      ended ??= 'aborted';
    },
  };
}

export function says(text: string): PeerStep {
  return { kind: 'data', bytes: new TextEncoder().encode(text) };
}
