/**
 * The key types of OpenSSH (sshkey.c and the ssh-*.c beside it): name in a file or on the wire, the short name that logs
 * and traces print, and whether signing needs a FIDO device.
 */
export interface KeyType {
  readonly name: string;
  /** As ssh prints it in messages: `ED25519`, `RSA`, `ECDSA-SK`. */
  readonly short: string;
  readonly certificate: boolean;
  /** Signing needs a FIDO authenticator: a touch, perhaps a PIN. */
  readonly device: boolean;
}

const plain: readonly (readonly [name: string, short: string])[] = [
  ['ssh-rsa', 'RSA'],
  ['ssh-dss', 'DSA'],
  ['ssh-ed25519', 'ED25519'],
  ['ecdsa-sha2-nistp256', 'ECDSA'],
  ['ecdsa-sha2-nistp384', 'ECDSA'],
  ['ecdsa-sha2-nistp521', 'ECDSA'],
  ['sk-ssh-ed25519@openssh.com', 'ED25519-SK'],
  ['sk-ecdsa-sha2-nistp256@openssh.com', 'ECDSA-SK'],
  ['webauthn-sk-ecdsa-sha2-nistp256@openssh.com', 'ECDSA-SK'],
  ['ssh-mldsa44-ed25519@openssh.com', 'MLDSA44-ED25519'],
  ['ssh-xmss@openssh.com', 'XMSS'],
];

function certificateName(name: string): string {
  return `${name.replace(/@openssh\.com$/, '')}-cert-v01@openssh.com`;
}

const byName = new Map<string, KeyType>();
for (const [name, short] of plain) {
  const device = short.endsWith('-SK');
  byName.set(name, { name, short, certificate: false, device });
  const certificate = certificateName(name);
  byName.set(certificate, { name: certificate, short: `${short}-CERT`, certificate: true, device });
}

/** The key type of that exact name (case counts, as in sshkey.c), or undefined when OpenSSH has none. */
export function keyType(name: string): KeyType | undefined {
  return byName.get(name);
}

/** The first key type that logs print like this: of several ECDSA sizes the smallest. */
export function keyTypeOfShortName(short: string): string | undefined {
  return [...byName.values()].find((type) => type.short === short)?.name;
}

export const keyTypeNames: readonly string[] = [...byName.keys()];
