import type { PacketCounts, Path, PathLoad, PathSockets } from '../path.ts';

/** Path sockets over the C library; everything is loaded on the first call. */
export function nodePath(): Path {
  let loaded: Promise<PathLoad> | undefined;
  return {
    load() {
      loaded ??= load();
      return loaded;
    },
  };
}

async function load(): Promise<PathLoad> {
  if (process.platform !== 'linux')
    return { kind: 'unavailable', why: `${process.platform} does not show who answered (no error queue for TCP)` };
  const { loadLibc } = await import('./libc.ts');
  const libc = loadLibc();
  if ('missing' in libc) return { kind: 'unavailable', why: `koffi cannot be loaded: ${libc.missing}` };
  const { createPoller } = await import('./poller.ts');
  const { createConnect } = await import('./path-connect.ts');
  const nowMs = () => performance.now();
  const connectWith = createConnect(libc, createPoller(libc, nowMs), nowMs);
  return { kind: 'ready', sockets: { connectWith, packetCounts: await packetCounter() } satisfies PathSockets };
}

/** `/proc/net/dev`: two lines of heading, then `name: ` and 16 numbers; received packets are the 2nd, sent ones the 10th. */
async function packetCounter(): Promise<() => PacketCounts | undefined> {
  const { readFileSync } = await import('node:fs');
  return () => {
    try {
      return countPackets(readFileSync('/proc/net/dev', 'latin1'));
    } catch {
      return undefined;
    }
  };
}

export function countPackets(text: string): PacketCounts {
  let loopbackReceived = 0;
  let othersSent = 0;
  for (const line of text.split('\n').slice(2)) {
    const [name, numbers] = line.split(':');
    const fields = numbers?.trim().split(/\s+/).map(Number) ?? [];
    if (name?.trim() === 'lo') loopbackReceived += fields[1] ?? 0;
    else othersSent += fields[9] ?? 0;
  }
  return { loopbackReceived, othersSent };
}
