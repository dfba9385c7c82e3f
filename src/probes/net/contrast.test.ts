import { describe, expect, test } from 'vitest';
import type { Dns } from '../../ports/dns.ts';
import type { Processes, RunAsk, RunResult } from '../../ports/process.ts';
import type { ByteStream } from '../../ports/stream.ts';
import type { Tcp, TcpResult } from '../../ports/tcp.ts';
import { contrastHost } from './contrast-host.ts';
import { impossibleConnect } from './impossible-connect.ts';
import { portsToTry } from './parts/usual-ports.ts';
import { ping } from './ping.ts';
import { tcpConnect } from './tcp-connect.ts';

const stream: ByteStream = {
  read: async () => ({ kind: 'timeout' }),
  write: async () => undefined,
  close: async () => undefined,
  abort: () => undefined,
};
const open: TcpResult = { kind: 'open', rttMs: 1, stream, ourAddress: null };
const silent: TcpResult = { kind: 'silent', waitedMs: 300 };
const clock = { nowMs: () => 0, wallMs: () => 0, sleep: async () => undefined };
const tcpBy = (answer: (address: string) => TcpResult): Tcp => ({ open: async ({ address }) => answer(address) });
const dns: Pick<Dns, 'lookup'> = {
  lookup: async (name) =>
    name === 'gone'
      ? { kind: 'not-found', code: 'ENOTFOUND' }
      : { kind: 'addresses', addresses: [{ address: `10.0.0.${name.length}`, family: 4 }] },
};

describe('addresses that nobody has', () => {
  test.each<readonly [string, (address: string) => TcpResult, boolean]>([
    ['both accept', () => open, true],
    [
      'one of two accepts: a network that misuses the range',
      (address) => (address.startsWith('192') ? open : silent),
      false,
    ],
    ['none accepts', () => silent, false],
  ])('%s', async (_, answer, accepted) => {
    const [seen] = await impossibleConnect.run({ port: 22 }, { tcp: tcpBy(answer) });
    expect(seen?.facts['tcp.accepts-impossible']).toMatchObject({ known: true, value: { accepted } });
  });

  test('a connect that could not be tried is a gap', async () => {
    const tcp = tcpBy(() => ({ kind: 'failed', code: 'EMFILE' }));
    const [seen] = await impossibleConnect.run({ port: 22 }, { tcp });
    expect(seen?.facts['tcp.accepts-impossible']).toMatchObject({ known: false });
  });
});

describe('hosts for comparison', () => {
  test('at most two of the user’s own, those without an address left out', async () => {
    const asked: string[] = [];
    const tcp = tcpBy((address) => {
      asked.push(address);
      return address.endsWith('.1') ? open : silent;
    });
    const hosts = ['gone', 'a', 'bb', 'ccc'].map((host) => ({ host, port: 22 }));
    const seen = await contrastHost.run({ hosts: hosts.slice(1) }, { tcp, dns: dns as Dns, clock: waiting });
    expect(asked).toEqual(['10.0.0.1', '10.0.0.2']);
    expect(seen.map(({ facts, at }) => [at?.contrast, facts['contrast.ssh-port']])).toMatchObject([
      ['a', { value: { host: 'a', port: 22, result: 'open' } }],
      ['bb', { value: { result: 'silent' } }],
    ]);
    expect(await contrastHost.run({ hosts: hosts.slice(0, 1) }, { tcp, dns: dns as Dns, clock: waiting })).toEqual([]);
  });
});

/** Deadlines never fire. */
const waiting = { ...clock, sleep: () => new Promise<void>(() => undefined) };

describe('ping', () => {
  const processes = (result: Partial<RunResult> & { kind: RunResult['kind'] }, asked: RunAsk[] = []) =>
    ({
      run: async (ask: RunAsk) => {
        asked.push(ask);
        return { stdout: new Uint8Array(), stderr: new Uint8Array(), cut: false, tookMs: 1, ...result } as RunResult;
      },
    }) as unknown as Processes;
  const input = { address: '192.0.2.7', platform: 'linux' as const };

  test('an answer with its time', async () => {
    const stdout = Buffer.from('64 bytes from 192.0.2.7: icmp_seq=1 ttl=62 time=12.3 ms\n');
    const [seen] = await ping.run(input, { processes: processes({ kind: 'exited', code: 0, stdout }) });
    expect(seen?.facts['address.ping']).toEqual({ known: true, value: { answers: true, rttMs: 12.3 } });
  });
  test('silence, no permission, no program', async () => {
    const fact = async (result: Parameters<typeof processes>[0]) =>
      (await ping.run(input, { processes: processes(result) }))[0]?.facts['address.ping'];
    expect(await fact({ kind: 'exited', code: 1 })).toMatchObject({ value: { answers: false } });
    expect(await fact({ kind: 'exited', code: 2 })).toMatchObject({ value: { answers: null } });
    expect(await fact({ kind: 'not-found', program: 'ping' })).toMatchObject({ known: false });
  });
  test.each([
    ['linux', '192.0.2.7', '-4 -n -c 1 -W 1 192.0.2.7'],
    ['linux', '2001:db8::7', '-6 -n -c 1 -W 1 2001:db8::7'],
    ['macos', '192.0.2.7', '-n -c 1 -t 1 192.0.2.7'],
    ['windows', '192.0.2.7', '-4 -n 1 -w 1000 192.0.2.7'],
  ] as const)('on %s: ping %s', async (platform, address, args) => {
    const asked: RunAsk[] = [];
    await ping.run({ address, platform }, { processes: processes({ kind: 'exited', code: 1 }, asked) });
    expect(asked[0]?.args.join(' ')).toBe(args);
  });
});

describe('the second look at a refusal', () => {
  const icmp = { family: 4, type: 3, code: 13, name: 'admin-prohibited', sender: '10.2.0.1' } as const;
  const path = (result: 'unreachable' | 'open' | 'silent') => ({
    load: async () =>
      ({
        kind: 'ready',
        sockets: {
          packetCounts: () => undefined,
          connectWith: async () => ({
            result,
            errno: 'EHOSTUNREACH',
            icmp,
            afterMs: 1,
            ourAddress: null,
            syns: 1,
            droppedHere: false,
          }),
        },
      }) as const,
  });
  const unreachable: TcpResult = { kind: 'unreachable', afterMs: 5, errno: 'EHOSTUNREACH', icmp: undefined };
  const look = async (result: 'unreachable' | 'open' | 'silent') => {
    const ports = { tcp: tcpBy(() => unreachable), path: path(result), clock };
    return (await tcpConnect.run({ address: '192.0.2.7', port: 22 }, ports))[0]?.facts['tcp.connect'];
  };

  test('names the ICMP error and its sender, with the time of the first', async () =>
    expect(await look('unreachable')).toMatchObject({ value: { kind: 'unreachable', afterMs: 5, icmp } }));
  test('says nothing when it meets something else', async () => {
    expect(await look('open')).toMatchObject({ value: { kind: 'unreachable', icmp: undefined } });
    expect(await look('silent')).toMatchObject({ value: { kind: 'unreachable', icmp: undefined } });
  });
  test('a system without error queues leaves it open who refused', async () => {
    const none = { load: async () => ({ kind: 'unavailable', why: 'macOS' }) as const };
    const ports = { tcp: tcpBy(() => ({ kind: 'refused', afterMs: 1, icmp: undefined })), path: none, clock };
    const [seen] = await tcpConnect.run({ address: '192.0.2.7', port: 22 }, ports);
    expect(seen?.facts['tcp.connect']).toEqual({
      known: true,
      value: { kind: 'refused', afterMs: 1, icmp: undefined },
    });
  });
});

describe('ports to try', () => {
  test('the provider’s own first, the asked one never', () => {
    expect(portsToTry('server12.web-hosting.com', null, 22)[0]?.port).toBe(21098);
    expect(portsToTry('192.0.2.7', 'u123456789', 22)[0]?.port).toBe(65002);
    expect(portsToTry('example.com', 'alice', 2222).map(({ port }) => port)).not.toContain(2222);
    expect(portsToTry('example.com', null, 22)[0]?.port).toBe(2222);
  });
});
