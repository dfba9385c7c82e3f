import { absent, type Fact, known } from '../../contract/fact.ts';
import type { ControlSocket } from '../../contract/facts/config.ts';
import { defineProbe } from '../../contract/probe.ts';
import type { Ports } from '../../ports/ports.ts';
import { parseMuxHello } from '../../wire/local/mux-hello.ts';
import { costsNothing } from './parts/footprint.ts';
import { readUntil } from './parts/read-until.ts';

export interface ControlSocketInput {
  /** ControlPath with its tokens filled in, as `ssh -G` prints it; null when it is not set. */
  readonly controlPath: string | null;
  /** As `ssh -G` prints it: `false`, `true`, `ask`, `auto`, `autoask`. */
  readonly controlMaster: string;
}

type ControlSocketPorts = Pick<Ports, 'localSockets' | 'clock' | 'system'>;

/** A master says hello in under a millisecond; ssh itself waits for ever unless ConnectTimeout is set (mux.c). */
const helloWithinMs = 500;
const helloMaxBytes = 4096;

/** Size of sun_path (unix(7), unix(4)); one byte is the end. */
const sunPathBytes = { linux: 108, windows: 108, macos: 104, bsd: 104, other: 104 } as const;
/** mux.c muxserver_listen binds to `PATH.` and 16 letters first, then renames. */
const temporarySuffixBytes = 17;

/** Looks at the socket of a shared connection: too long to exist, dead, mute, or alive. Sends nothing. */
export const controlSocket = defineProbe({
  id: 'control-socket',
  stage: 'client',
  gives: ['config.control-socket'],
  footprint: costsNothing,
  withinMs: 1_500,
  async run(input: ControlSocketInput, ports: ControlSocketPorts) {
    return [{ facts: { 'config.control-socket': await look(input, ports) } }];
  },
});

async function look(input: ControlSocketInput, ports: ControlSocketPorts): Promise<Fact<ControlSocket>> {
  const path = input.controlPath;
  if (path === null || path.toLowerCase() === 'none') return known({ kind: 'none' });
  const { platform } = await ports.system.info();
  const bytes = Buffer.byteLength(path);
  const limit = sunPathBytes[platform] - 1 - (becomesMaster(input.controlMaster) ? temporarySuffixBytes : 0);
  if (bytes > limit) return known({ kind: 'too-long', path, bytes, limit });
  const opened = await ports.localSockets.open(path, helloWithinMs);
  switch (opened.kind) {
    case 'open': {
      const read = await readUntil(opened.stream, (got) => parseMuxHello(got) !== 'incomplete', {
        maxBytes: helloMaxBytes,
        withinMs: helloWithinMs,
        clock: ports.clock,
      });
      opened.stream.abort();
      if (read.ended === 'timeout') return known({ kind: 'hung', path, waitedMs: helloWithinMs });
      if (parseMuxHello(read.bytes) === 'hello') return known({ kind: 'live', path });
      return absent({
        kind: 'unsupported',
        why: 'what listens at ControlPath does not greet as a shared connection does',
      });
    }
    case 'missing':
      return known({ kind: 'none' });
    case 'refused':
      return known({ kind: 'stale', path });
    case 'silent':
      return known({ kind: 'hung', path, waitedMs: opened.waitedMs });
    case 'no-permission':
      return absent({ kind: 'no-permission', why: `${opened.code} on the socket at ControlPath` });
    case 'failed':
      return absent({ kind: 'unsupported', why: `the socket at ControlPath cannot be used (${opened.code})` });
    default:
      return opened satisfies never;
  }
}

function becomesMaster(controlMaster: string): boolean {
  return !['false', 'no', ''].includes(controlMaster.toLowerCase());
}
