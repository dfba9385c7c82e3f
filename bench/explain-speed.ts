/** How long a text of 5,000 lines takes to read and judge, and how much memory 100 MB of one take. */
import { explain } from '../src/app/explain.ts';
import { PasteReader } from '../src/app/read-paste.ts';

const traceLines = 5_000;
const runs = 5;
const bigBytes = 100_000_000;

/** A trace as `ssh -vvv` prints it, with the number of the line in every one, so that none repeats. */
function traceOf(lines: number): string {
  const shapes = [
    (n: number) => `debug3: send packet: type ${n % 100}`,
    (n: number) => `debug1: identity file /home/u/.ssh/id_${n} type -1`,
    (n: number) => `debug2: channel ${n}: read failed rfd ${n} maxlen 32768: Broken pipe`,
    (n: number) => `debug3: Trying key ${n} of agent: rsa SHA256:${n}abcdef${n}`,
    (n: number) => `[10:11:12.${n}] some program says something of its own, number ${n}`,
  ];
  const body = Array.from({ length: lines - 2 }, (_, n) => (shapes[n % shapes.length] ?? String)(n));
  return [
    'OpenSSH_9.6p1 Debian-1, OpenSSL 3.0.13 30 Jan 2024',
    ...body,
    'u@h.example: Permission denied (publickey).',
  ].join('\n');
}

/** Processor time of this process: a busy machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

export interface Speed {
  /** Median of the runs. */
  readonly traceMs: number;
  readonly bigMs: number;
  readonly bigExtraMegabytes: number;
}

export function measureSpeed(): Speed {
  const text = traceOf(traceLines);
  const took = Array.from({ length: runs }, () => {
    const start = cpuMs();
    const reader = new PasteReader();
    reader.push(text);
    explain(reader.end());
    return cpuMs() - start;
  }).sort((a, b) => a - b);
  const before = process.memoryUsage().rss;
  let most = before;
  const start = cpuMs();
  const reader = new PasteReader();
  const piece = `${traceOf(1_000)}\n`;
  for (let sent = 0; sent < bigBytes; sent += piece.length) {
    reader.push(piece);
    most = Math.max(most, process.memoryUsage().rss);
  }
  explain(reader.end());
  return {
    traceMs: took[Math.floor(runs / 2)] ?? Number.NaN,
    bigMs: cpuMs() - start,
    bigExtraMegabytes: Math.round((most - before) / 1_000_000),
  };
}
