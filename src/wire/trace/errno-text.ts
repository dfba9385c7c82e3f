/**
 * Words of the system for an error, by errno name: glibc, musl, macOS and the BSDs, Windows OpenSSH. The trace is run
 * with LC_ALL=C; a pasted text may be translated, which gives null.
 */
const texts: { readonly [text: string]: string } = {
  'connection refused': 'ECONNREFUSED',
  'connection timed out': 'ETIMEDOUT',
  'operation timed out': 'ETIMEDOUT',
  'no route to host': 'EHOSTUNREACH',
  'host is unreachable': 'EHOSTUNREACH',
  'network is unreachable': 'ENETUNREACH',
  'network unreachable': 'ENETUNREACH',
  'host is down': 'EHOSTDOWN',
  'network is down': 'ENETDOWN',
  'connection reset by peer': 'ECONNRESET',
  'connection reset': 'ECONNRESET',
  'software caused connection abort': 'ECONNABORTED',
  'connection aborted': 'ECONNABORTED',
  'broken pipe': 'EPIPE',
  'permission denied': 'EACCES',
  'operation not permitted': 'EPERM',
  'cannot assign requested address': 'EADDRNOTAVAIL',
  "can't assign requested address": 'EADDRNOTAVAIL',
  'address not available': 'EADDRNOTAVAIL',
  'address already in use': 'EADDRINUSE',
  'address in use': 'EADDRINUSE',
  'address family not supported by protocol': 'EAFNOSUPPORT',
  'address family not supported by protocol family': 'EAFNOSUPPORT',
  'invalid argument': 'EINVAL',
  'no such file or directory': 'ENOENT',
  'is a directory': 'EISDIR',
  'not a directory': 'ENOTDIR',
  'file name too long': 'ENAMETOOLONG',
  'too many open files': 'EMFILE',
  'input/output error': 'EIO',
  'i/o error': 'EIO',
  'no such device': 'ENODEV',
  'protocol error': 'EPROTO',
  'protocol not available': 'ENOPROTOOPT',
  'no buffer space available': 'ENOBUFS',
  'resource temporarily unavailable': 'EAGAIN',
  'read-only file system': 'EROFS',
  'no space left on device': 'ENOSPC',
  'disk quota exceeded': 'EDQUOT',
};

export function errnoOfText(text: string): string | null {
  return texts[text.trim().replace(/\.$/, '').toLowerCase()] ?? null;
}

/** The resolver's words (gai_strerror) by name. `EAI_NONAME` also where a system says so for a name without address. */
const resolverTexts: { readonly [text: string]: string } = {
  'name or service not known': 'EAI_NONAME',
  'nodename nor servname provided, or not known': 'EAI_NONAME',
  'hostname nor servname provided, or not known': 'EAI_NONAME',
  'name does not resolve': 'EAI_NONAME',
  'no such host is known.': 'EAI_NONAME',
  'no address associated with hostname': 'EAI_NODATA',
  'no address associated with name': 'EAI_NODATA',
  'name has no usable address': 'EAI_NODATA',
  'temporary failure in name resolution': 'EAI_AGAIN',
  'try again': 'EAI_AGAIN',
  'non-recoverable failure in name resolution': 'EAI_FAIL',
  'non-recoverable error': 'EAI_FAIL',
  'address family for hostname not supported': 'EAI_ADDRFAMILY',
  'system error': 'EAI_SYSTEM',
};

export function resolverErrorOfText(text: string): string | null {
  return resolverTexts[text.trim().toLowerCase()] ?? null;
}
