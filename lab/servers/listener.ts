import { createServer, type Socket } from 'node:net';

// What may stand on a port instead of an SSH server: `node listener.ts PORT PROGRAM`.
const version = 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n';

/** Text of the first words of programs that speak first. */
const greetings: { readonly [program: string]: string | Buffer } = {
  smtp: '220 mail.server.lab ESMTP Postfix\r\n',
  ftp: '220 (vsFTPd 3.0.3)\r\n',
  pop3: '+OK Dovecot ready.\r\n',
  imap: '* OK [CAPABILITY IMAP4rev1] Dovecot ready.\r\n',
  vnc: 'RFB 003.008\n',
  telnet: Buffer.from([0xff, 0xfd, 0x18, 0xff, 0xfd, 0x20, 0xff, 0xfb, 0x03]),
  // Protocol::HandshakeV10 of MySQL: length, sequence, version 10, server version.
  mysql: Buffer.concat([Buffer.from([0x4a, 0, 0, 0, 0x0a]), Buffer.from('8.0.36\0'), Buffer.alloc(67, 0x21)]),
  ssh1: 'SSH-1.5-1.2.33\n',
  // What a terminal must never get: a title, colours, a cleared screen, a bell.
  escapes: '\u001b]0;owned\u0007\u001b[2J\u001b[31mwelcome\u001b[0m\r\nSSH-2.0-\u001b[31mEvil\u0007\r\n',
  'ssh-silent': version,
  'long-version': `SSH-2.0-${'x'.repeat(2000)}\r\n`,
  'maxstartups-text': 'Exceeded MaxStartups\r\n',
  'not-allowed-text': 'Not allowed at this time\r\n',
  'huge-packet': Buffer.concat([Buffer.from(version), Buffer.from([0xff, 0xff, 0xff, 0xff, 4, 20])]),
  'bad-kexinit': Buffer.concat([
    Buffer.from(version),
    packet(Buffer.concat([Buffer.from([20]), Buffer.alloc(16, 7), Buffer.alloc(40, 0xff)])),
  ]),
  disconnect: Buffer.concat([
    Buffer.from(version),
    // SSH_MSG_DISCONNECT (RFC 4253 section 11.1), reason 12: too many connections.
    packet(Buffer.concat([Buffer.from([1, 0, 0, 0, 12]), text('Too many connections'), text('')])),
  ]),
};

const closesAfterGreeting = ['maxstartups-text', 'not-allowed-text', 'disconnect'];

/** Programs that do more than greet. */
const behaviours: { readonly [program: string]: (socket: Socket) => void } = {
  http: (socket) =>
    void socket.once('data', () =>
      socket.end(
        'HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>400 Bad Request</html>',
      ),
    ),
  echo: (socket) => void socket.pipe(socket),
  silent: () => undefined,
  'close-at-once': (socket) => void socket.end(),
  'reset-at-once': (socket) => void socket.resetAndDestroy(),
  'close-after-version': (socket) => void socket.once('data', () => socket.end()),
  'reset-after-version': (socket) => void socket.once('data', () => socket.resetAndDestroy()),
  'close-after-kexinit': (socket) => {
    socket.write(version);
    // The client's version line, then its first packet.
    let seen = 0;
    socket.on('data', (data: Buffer) => {
      seen += data.length;
      if (seen > 300) socket.end();
    });
  },
  junk: (socket) => {
    // Ten million octets in front of a version line: nobody has to read so far.
    const line = `${'junk '.repeat(15)}\r\n`;
    socket.write(line.repeat(Math.ceil(10_000_000 / line.length)));
    socket.write(version);
  },
  'junk-one-line': (socket) => void socket.write('x'.repeat(10_000_000)),
  'text-then-close': (socket) => void socket.end('Access from your network is not permitted.\r\n'),
};

const [port = '22', program = 'silent'] = process.argv.slice(2);
const behave = behaviours[program] ?? greet;
if (behave === greet && greetings[program] === undefined) throw new Error(`there is no program ${program}`);
createServer((socket) => {
  socket.on('error', () => socket.destroy());
  behave(socket);
}).listen(Number(port), '::');

function greet(socket: Socket): void {
  socket.write(greetings[program] ?? '');
  if (closesAfterGreeting.includes(program)) socket.end();
  socket.resume();
}

/** A binary packet without encryption (RFC 4253 section 6): multiple of eight octets, at least four of padding. */
function packet(payload: Buffer): Buffer {
  const least = 4;
  const aligned = least + ((8 - ((payload.length + 5 + least) % 8)) % 8);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(payload.length + aligned + 1);
  head[4] = aligned;
  return Buffer.concat([head, payload, Buffer.alloc(aligned)]);
}

function text(value: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(value));
  return Buffer.concat([length, Buffer.from(value)]);
}
