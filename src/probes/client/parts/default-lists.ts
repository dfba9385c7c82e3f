import type { Offer } from '../../../contract/facts/kex.ts';

/**
 * What OpenSSH 9.2 offers without any configuration (myproposal.h of that release). Used only where no ssh program can be
 * asked with `ssh -G`: then nobody's own client is compared, and this middle-aged one stands for it.
 */
export const openSshDefaults: Offer & { readonly pubkeyAccepted: readonly string[]; readonly version: string } =
  (() => {
    const kex = [
      'sntrup761x25519-sha512@openssh.com',
      'curve25519-sha256',
      'curve25519-sha256@libssh.org',
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'diffie-hellman-group-exchange-sha256',
      'diffie-hellman-group16-sha512',
      'diffie-hellman-group18-sha512',
      'diffie-hellman-group14-sha256',
    ];
    const hostKey = [
      'ssh-ed25519-cert-v01@openssh.com',
      'ecdsa-sha2-nistp256-cert-v01@openssh.com',
      'ecdsa-sha2-nistp384-cert-v01@openssh.com',
      'ecdsa-sha2-nistp521-cert-v01@openssh.com',
      'sk-ssh-ed25519-cert-v01@openssh.com',
      'sk-ecdsa-sha2-nistp256-cert-v01@openssh.com',
      'rsa-sha2-512-cert-v01@openssh.com',
      'rsa-sha2-256-cert-v01@openssh.com',
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
      'ecdsa-sha2-nistp384',
      'ecdsa-sha2-nistp521',
      'sk-ssh-ed25519@openssh.com',
      'sk-ecdsa-sha2-nistp256@openssh.com',
      'rsa-sha2-512',
      'rsa-sha2-256',
    ];
    const cipher = [
      'chacha20-poly1305@openssh.com',
      'aes128-ctr',
      'aes192-ctr',
      'aes256-ctr',
      'aes128-gcm@openssh.com',
      'aes256-gcm@openssh.com',
    ];
    const mac = [
      'umac-64-etm@openssh.com',
      'umac-128-etm@openssh.com',
      'hmac-sha2-256-etm@openssh.com',
      'hmac-sha2-512-etm@openssh.com',
      'hmac-sha1-etm@openssh.com',
      'umac-64@openssh.com',
      'umac-128@openssh.com',
      'hmac-sha2-256',
      'hmac-sha2-512',
      'hmac-sha1',
    ];
    const compression = ['none', 'zlib@openssh.com'];
    return {
      version: '9.2',
      kex,
      hostKey,
      cipher,
      cipherBack: cipher,
      mac,
      macBack: mac,
      compression,
      pubkeyAccepted: hostKey,
    };
  })();

/** Names that some OpenSSH release knew and that a given one may refuse in a list (`Bad SSH2 KexAlgorithms`, `Bad key types`). */
export const everKnownAlgorithms: ReadonlySet<string> = new Set([
  ...openSshDefaults.kex,
  ...openSshDefaults.hostKey,
  ...openSshDefaults.cipher,
  ...openSshDefaults.mac,
  'mlkem768x25519-sha256',
  'mlkem768nistp256-sha256',
  'sntrup761x25519-sha512',
  'sntrup4591761x25519-sha512@tinyssh.org',
  'diffie-hellman-group1-sha1',
  'diffie-hellman-group14-sha1',
  'diffie-hellman-group-exchange-sha1',
  'ssh-rsa',
  'ssh-dss',
  'ssh-rsa-cert-v01@openssh.com',
  'ssh-dss-cert-v01@openssh.com',
  'ssh-rsa-cert-v00@openssh.com',
  'ssh-dss-cert-v00@openssh.com',
  'webauthn-sk-ecdsa-sha2-nistp256@openssh.com',
  'ssh-xmss@openssh.com',
  'ssh-mldsa44-ed25519@openssh.com',
  '3des-cbc',
  'aes128-cbc',
  'aes192-cbc',
  'aes256-cbc',
  'rijndael-cbc@lysator.liu.se',
  'blowfish-cbc',
  'cast128-cbc',
  'arcfour',
  'arcfour128',
  'arcfour256',
  'hmac-md5',
  'hmac-md5-96',
  'hmac-md5-etm@openssh.com',
  'hmac-md5-96-etm@openssh.com',
  'hmac-sha1-96',
  'hmac-sha1-96-etm@openssh.com',
  'hmac-ripemd160',
  'hmac-ripemd160@openssh.com',
  'hmac-ripemd160-etm@openssh.com',
]);
