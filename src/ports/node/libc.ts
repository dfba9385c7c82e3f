import { createRequire } from 'node:module';
import { getSystemErrorName } from 'node:util';

/** The few calls of Linux's C library that Node has no word for. Each returns its result; `errno` is of the last one. */
export interface Libc {
  readonly errno: () => number;
  readonly socket: (family: number, type: number, protocol: number) => number;
  readonly setsockopt: (fd: number, level: number, option: number, value: Uint8Array, bytes: number) => number;
  readonly getsockopt: (fd: number, level: number, option: number, value: Uint8Array, bytes: [number]) => number;
  readonly bind: (fd: number, address: Uint8Array, bytes: number) => number;
  readonly connect: (fd: number, address: Uint8Array, bytes: number) => number;
  readonly getsockname: (fd: number, address: Uint8Array, bytes: [number]) => number;
  readonly recvmsg: (fd: number, message: MessageHeader, flags: number) => number;
  readonly close: (fd: number) => number;
  readonly eventfd: (initial: number, flags: number) => number;
  readonly write: (fd: number, bytes: Uint8Array, count: number) => number;
  readonly read: (fd: number, bytes: Uint8Array, count: number) => number;
  readonly poll: (fds: Uint8Array, count: number, timeoutMs: number) => number;
  /** On a thread of the pool, so that the event loop goes on. */
  readonly pollAsync: (fds: Uint8Array, count: number, timeoutMs: number) => Promise<number>;
  readonly pointerBytes: number;
}

/** struct msghdr of recvmsg(2). */
export interface MessageHeader {
  msg_name: null;
  msg_namelen: number;
  msg_iov: { iov_base: Uint8Array; iov_len: number }[];
  msg_iovlen: number;
  msg_control: Uint8Array;
  msg_controllen: number;
  msg_flags: number;
}

/** koffi is an optional dependency with a binary part: both may be missing. */
export function loadLibc(): Libc | { readonly missing: string } {
  loaded ??= load();
  return loaded;
}

let loaded: Libc | { readonly missing: string } | undefined; // koffi knows each struct name once a process

function load(): Libc | { readonly missing: string } {
  try {
    return bind(createRequire(import.meta.url)('koffi') as Koffi);
  } catch (error) {
    return { missing: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

export function errnoName(errno: number): string {
  try {
    return getSystemErrorName(-errno);
  } catch {
    return `errno-${errno}`;
  }
}

type Call = ((...args: unknown[]) => number) & { async: (...args: unknown[]) => void };
interface Koffi {
  load(name: string | null): { func(prototype: string): Call };
  struct(name: string, members: Record<string, string>): unknown;
  errno(): number;
  sizeof(type: string): number;
}

function bind(koffi: Koffi): Libc {
  const libc = koffi.load(null);
  koffi.struct('iovec', { iov_base: 'void *', iov_len: 'size_t' });
  koffi.struct('msghdr', {
    msg_name: 'void *',
    msg_namelen: 'uint32_t',
    msg_iov: 'iovec *',
    msg_iovlen: 'size_t',
    msg_control: 'void *',
    msg_controllen: 'size_t',
    msg_flags: 'int',
  });
  const poll = libc.func('int poll(_Inout_ void *fds, unsigned long count, int timeout)');
  return {
    errno: () => koffi.errno(),
    socket: libc.func('int socket(int family, int type, int protocol)'),
    setsockopt: libc.func('int setsockopt(int fd, int level, int option, void *value, uint32_t bytes)'),
    getsockopt: libc.func('int getsockopt(int fd, int level, int option, void *value, _Inout_ uint32_t *bytes)'),
    bind: libc.func('int bind(int fd, void *address, uint32_t bytes)'),
    connect: libc.func('int connect(int fd, void *address, uint32_t bytes)'),
    getsockname: libc.func('int getsockname(int fd, void *address, _Inout_ uint32_t *bytes)'),
    recvmsg: libc.func('long recvmsg(int fd, _Inout_ msghdr *message, int flags)'),
    close: libc.func('int close(int fd)'),
    eventfd: libc.func('int eventfd(unsigned int initial, int flags)'),
    write: libc.func('long write(int fd, void *bytes, size_t count)'),
    read: libc.func('long read(int fd, void *bytes, size_t count)'),
    poll,
    pollAsync: (fds, count, timeoutMs) =>
      new Promise((resolve, reject) => {
        poll.async(fds, count, timeoutMs, (error: Error | null, ready: number) =>
          error === null ? resolve(ready) : reject(error),
        );
      }),
    pointerBytes: koffi.sizeof('size_t'),
  };
}
