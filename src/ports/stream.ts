/** What one `read` brought. A peer's silence, end and reset are results. */
export type StreamRead =
  /** At least one byte, at most what was buffered. */
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  /** The peer closed its side (TCP FIN, or the process closed its standard output). */
  | { readonly kind: 'end' }
  /** The connection broke: ECONNRESET, EPIPE, ETIMEDOUT … */
  | { readonly kind: 'reset'; readonly code: string }
  | { readonly kind: 'timeout' };

/**
 * Bytes in both directions, over TCP or over the pipes of a process (`ssh -W`, ProxyCommand).
 * Order is kept: data that arrived before an end or a reset is read first. One read at a time.
 */
export interface ByteStream {
  read(timeoutMs: number): Promise<StreamRead>;
  /** Resolves when the bytes were taken over by the system; a broken stream shows in the next `read`, not here. */
  write(bytes: Uint8Array): Promise<void>;
  /**
   * Whether the other side's system has acknowledged all that was written (Linux, TCP_INFO of tcp(7)). undefined: not
   * known here. A proxy on the way acknowledges for itself.
   */
  acknowledged?(): Promise<boolean | undefined>;
  /** Says goodbye: what was written still goes out (TCP FIN). Resolves when done, at the latest after 200 ms. */
  close(): Promise<void>;
  /** Ends at once (TCP reset where the system can, SIGKILL of the process group). */
  abort(): void;
}

/** Unread bytes a stream holds before it makes the peer wait. */
export const streamBufferBytes = 64 * 1024;
