/**
 * The order in which ssh asks for host keys (order_hostkeyalgs in sshconnect2.c): what known_hosts has comes first, so that
 * a server with several keys shows the one that can be checked.
 */
export interface KnownTypes {
  /** Types of the plain keys that known_hosts has for this host, such as `ssh-ed25519`. */
  readonly plain: readonly string[];
  /** A `@cert-authority` line names this host. */
  readonly authority: boolean;
}

export function orderHostKeyAlgorithms(algorithms: readonly string[], known: KnownTypes): readonly string[] {
  const best = algorithms[0];
  if (best === undefined || known.plain.includes(keyTypeOf(best))) return algorithms;
  const isKnown = (name: string) =>
    name.includes('-cert-v0') ? known.authority : known.plain.includes(keyTypeOf(name));
  return [...algorithms.filter(isKnown), ...algorithms.filter((name) => !isKnown(name))];
}

/** The plain key type behind a signature algorithm: the RSA ones share `ssh-rsa` (RFC 8332), certificates name their key. */
export function keyTypeOf(algorithm: string): string {
  const sk = algorithm.startsWith('sk-');
  const plain = algorithm.replace(/-cert-v0\d@openssh\.com$/, sk ? '@openssh.com' : '');
  return plain === 'rsa-sha2-256' || plain === 'rsa-sha2-512' ? 'ssh-rsa' : plain;
}
