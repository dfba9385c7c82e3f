import { errnoOfText } from './errno-text.ts';
import type { TraceKeyProblemKind } from './types.ts';

/** The tail of a key message (ssherr.c) by what it means. */
const reasons: { readonly [text: string]: TraceKeyProblemKind } = {
  'bad permissions': 'bad-permissions',
  'invalid format': 'invalid-format',
  'incorrect passphrase supplied to decrypt private key': 'wrong-passphrase',
  'error in libcrypto': 'libcrypto',
  'cryptographic operation failed': 'libcrypto', // since 10.4
  'invalid key length': 'too-short',
  'key encrypted using unsupported cipher': 'unsupported-cipher',
  'unknown or unsupported key type': 'invalid-format',
  'agent refused operation': 'agent-refused',
  'communication with agent failed': 'agent-unreachable',
  'agent not present': 'agent-unreachable',
  'device not found': 'device-not-found',
  'certificate does not match key': 'certificate-unusable',
  'invalid certificate': 'certificate-unusable',
};

export function keyProblemOfReason(reason: string, fallback: TraceKeyProblemKind): TraceKeyProblemKind {
  const known = reasons[reason.trim().toLowerCase()];
  if (known !== undefined) return known;
  // libcrypto's own words stand there since 10.4, such as `error:1E08010C:DECODER routines::unsupported`.
  if (/^error:[0-9A-F]{8}:/i.test(reason)) return 'libcrypto';
  const errno = errnoOfText(reason);
  if (errno === 'ENOENT') return 'not-there';
  return errno === null ? fallback : 'unreadable';
}
