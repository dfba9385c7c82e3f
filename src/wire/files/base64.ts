const alphabet = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Strict base64 as OpenSSH reads it (b64_pton): padded, no foreign characters, no dangling bits of another length.
 * Returns undefined where OpenSSH would refuse. Node's own decoder forgives everything, so a damaged key would pass.
 */
export function decodeBase64(text: string): Buffer | undefined {
  if (text.length === 0 || text.length % 4 !== 0 || !alphabet.test(text)) return undefined;
  return Buffer.from(text, 'base64');
}

export type Base64Damage = 'empty' | 'foreign-characters' | 'cut-short' | 'padding-inside';

/** Why `decodeBase64` refuses, or undefined when it would not. */
export function base64Damage(text: string): Base64Damage | undefined {
  if (text.length === 0) return 'empty';
  if (/=[^=]/.test(text)) return 'padding-inside';
  if (!/^[A-Za-z0-9+/=]*$/.test(text)) return 'foreign-characters';
  return decodeBase64(text) === undefined ? 'cut-short' : undefined;
}
