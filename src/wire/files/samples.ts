import { sshString } from './public-key.ts';

/** Key material for tests: well-formed, of no use to anybody. */
export function ed25519Blob(fill: number): Uint8Array {
  return Buffer.concat([sshString(Buffer.from('ssh-ed25519')), sshString(Buffer.alloc(32, fill))]);
}

export function rsaBlob(bits: number): Uint8Array {
  const modulus = Buffer.alloc(bits / 8 + 1, 0xff);
  modulus[0] = 0;
  return Buffer.concat([sshString(Buffer.from('ssh-rsa')), sshString(Buffer.from([1, 0, 1])), sshString(modulus)]);
}

export function ed25519Line(fill: number): string {
  return `ssh-ed25519 ${Buffer.from(ed25519Blob(fill)).toString('base64')}`;
}
