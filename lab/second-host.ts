import type { Fault, Files } from './scenario.ts';

/** Host keys that make server2 a machine of its own: by its image it has those of server, as a clone has. */
export const ownHostKeys: Files = Object.fromEntries(
  ['ed25519', 'ecdsa', 'rsa'].flatMap((type) =>
    ['key', 'key.pub'].map((end) => [
      `/etc/ssh/ssh_host_${type}_${end}`,
      { fixture: `host2/ssh_host_${type}_${end}`, owner: 'root:root' },
    ]),
  ),
);

/** The person has logged in there before. */
export const knownToClient: Fault = {
  on: 'client',
  sh: `for type in ed25519 ecdsa rsa; do
  printf 'server2.lab '; cut -d' ' -f1,2 $FIXTURES/host2/ssh_host_\${type}_key.pub
done >> /home/me/.ssh/known_hosts`,
  undo: ':',
};
