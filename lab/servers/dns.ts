import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Zone } from '../world.ts';

// A name server for one world: `node dns.ts ZONE.json`. The file is read for every question, so that a fault is a changed file.
const file = process.argv[2] ?? '/opt/zone.json';
const rcodes = { nxdomain: 3, servfail: 2, refused: 5 }; // RFC 1035 section 4.1.1
const types = { A: 1, PTR: 12, AAAA: 28 };

const udp = createSocket({ type: 'udp6', ipv6Only: false });
udp.on('message', (question, peer) => {
  const reply = answer(question);
  if (reply !== undefined) udp.send(reply, peer.port, peer.address);
});
udp.bind(53);
const tcp = createServer((socket) => {
  socket.on('error', () => socket.destroy());
  socket.on('data', (data: Buffer) => {
    const reply = answer(data.subarray(2));
    if (reply !== undefined) socket.write(Buffer.concat([Buffer.from([reply.length >> 8, reply.length & 255]), reply]));
  });
});
tcp.listen(53, '::');

function answer(question: Buffer): Buffer | undefined {
  if (question.length < 17) return undefined;
  const labels: string[] = [];
  let at = 12;
  while (at < question.length && question[at] !== 0) {
    const length = question[at] ?? 0;
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const end = at + 5;
  const type = question.readUInt16BE(at + 1);
  const zone = JSON.parse(readFileSync(file, 'utf8')) as Zone;
  const known = zone[labels.join('.').toLowerCase()] ?? zone['*'] ?? 'nxdomain';
  if (known === 'silent') return undefined;
  const rcode = typeof known === 'string' ? rcodes[known as keyof typeof rcodes] : 0;
  const records = typeof known === 'string' ? [] : known.filter((one) => typeOf(one) === type);
  const header = Buffer.from(question.subarray(0, end));
  header.writeUInt16BE(0x8580 | rcode, 2); // a response, authoritative, recursion there
  header.writeUInt16BE(records.length, 6);
  header.writeUInt16BE(0, 8);
  header.writeUInt16BE(0, 10);
  return Buffer.concat([header, ...records.map((address) => record(type, address))]);
}

/** What an entry of the zone is: an address of either family, or the name that an address has. */
function typeOf(entry: string): number {
  if (entry.includes(':')) return types.AAAA;
  return /^[\d.]+$/.test(entry) ? types.A : types.PTR;
}

function record(type: number, entry: string): Buffer {
  const data =
    type === types.PTR
      ? labelled(entry)
      : entry.includes(':')
        ? ipv6(entry)
        : Buffer.from(entry.split('.').map(Number));
  return Buffer.concat([Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 5, 0, data.length]), data]);
}

function labelled(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

function ipv6(address: string): Buffer {
  const [left = '', right = ''] = address.split('::');
  const words = (text: string) => (text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16)));
  const before = words(left);
  const after = words(right);
  const all = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
  return Buffer.from(all.flatMap((word) => [word >> 8, word & 255]));
}
