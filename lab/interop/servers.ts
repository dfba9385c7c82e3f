import type { Scenario, ServerSetup } from '../scenario.ts';

/** A server to talk to: what the lab sets up, and the lines that start what the lab does not know. */
export interface InteropServer {
  readonly name: string;
  readonly server: ServerSetup;
  /** Run in the living server node as root. */
  readonly start?: string;
  /** Run there too: prints the version of the library. */
  readonly version: string;
}

const packageVersion = (name: string) => `dpkg-query -W -f '\${Version}' ${name}`;
const listens = 'timeout 20 sh -c "until ss -Hltn \'sport = :22\' | grep -q .; do sleep 0.05; done"';
const background = (command: string) => `${command} > /var/log/interop.log 2>&1 &\n${listens}`;

/** Everything this sshd can do, and keys of every curve; a limit on connections would only measure itself. */
function openssh(image: string, lines: readonly string[] = []): InteropServer {
  return {
    name: 'OpenSSH',
    server: {
      image,
      config: ['MaxStartups 1000', ...lines],
      prepare: `for bits in 384 521; do ssh-keygen -q -t ecdsa -b $bits -N '' -f /etc/ssh/interop_$bits; done
{
  for key in /etc/ssh/ssh_host_*_key /etc/ssh/interop_384 /etc/ssh/interop_521; do echo "HostKey $key"; done
  echo "KexAlgorithms $(ssh -Q kex | paste -sd,)"
  echo 'HostKeyAlgorithms +ssh-rsa'
} > /etc/ssh/sshd_config.d/interop.conf`,
    },
    version: packageVersion('openssh-server'),
  };
}

export const interopServers: readonly InteropServer[] = [
  openssh('bullseye'),
  openssh('bookworm'),
  openssh('trixie', ['PerSourcePenalties no']),
  openssh('sid', ['PerSourcePenalties no']),
  { name: 'Dropbear', server: { kind: 'dropbear' }, version: packageVersion('dropbear-bin') },
  { name: 'tinyssh', server: { kind: 'tinyssh' }, version: packageVersion('tinysshd') },
  { name: 'asyncssh', server: { kind: 'asyncssh' }, version: packageVersion('python3-asyncssh') },
  {
    name: 'Go x/crypto/ssh',
    server: { kind: 'none', image: 'interop' },
    start: `cd /tmp && GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=/tmp/go go build -o /tmp/server $LAB/interop/server.go && ${background('/tmp/server 22')}`,
    version: packageVersion('golang-golang-x-crypto-dev'),
  },
  {
    name: 'libssh',
    server: { kind: 'none', image: 'interop' },
    start: `gcc -o /tmp/server $LAB/interop/server-libssh.c -lssh && ${background('/tmp/server 22')}`,
    version: packageVersion('libssh-dev'),
  },
  {
    name: 'paramiko',
    server: { kind: 'none', image: 'interop' },
    start: background('python3 $LAB/interop/server-paramiko.py 22'),
    version: packageVersion('python3-paramiko'),
  },
  {
    name: 'ssh2 (npm)',
    server: { kind: 'none' },
    start: background('$NODE $LAB/interop/server-ssh2.cjs 22'),
    version: `$NODE -p "require('$LAB/../node_modules/ssh2/package.json').version"`,
  },
];

/** The client is the newest OpenSSH of the lab's own images: whyssh offers what its user's client knows. */
export function scenarioOf({ server }: InteropServer): Scenario {
  return {
    id: 'connect/interop',
    server,
    client: { image: 'trixie' },
    healthy: true,
    expect: {},
    baseline: { skip: 'key exchange only' },
  };
}
