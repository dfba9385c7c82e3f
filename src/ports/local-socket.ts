import type { ByteStream } from './stream.ts';

/** What a connection to a Unix socket (Windows: named pipe) of this machine comes to. */
export type LocalOpen =
  | { readonly kind: 'open'; readonly stream: ByteStream }
  | { readonly kind: 'missing' }
  /** ECONNREFUSED: the file is there and nobody listens. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'no-permission'; readonly code: string }
  /** The listener's queue is full: nobody takes connections. */
  | { readonly kind: 'silent'; readonly waitedMs: number }
  /** ENOTSOCK, ENAMETOOLONG … */
  | { readonly kind: 'failed'; readonly code: string };

/** Sockets in the file system: the agent's, and those of shared connections. */
export interface LocalSockets {
  open(path: string, timeoutMs: number): Promise<LocalOpen>;
}
