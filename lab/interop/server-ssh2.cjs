// A small SSH server on ssh2 from npm: `server-ssh2.cjs PORT`. It does key exchanges and lets nobody in.
const { readFileSync } = require('node:fs');
const { Server } = require('ssh2');

const hostKeys = ['ed25519', 'ecdsa', 'rsa'].map((kind) => readFileSync(`/etc/ssh/ssh_host_${kind}_key`));
const server = new Server({ hostKeys, algorithms: { kex: { append: [/^diffie-hellman-group\d/] } } }, (client) => {
  client.on('authentication', (attempt) => attempt.reject());
  client.on('error', () => client.end());
});
server.listen(Number(process.argv[2]), '0.0.0.0');
