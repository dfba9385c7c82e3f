import { absent, known } from '../../contract/fact.ts';
import { defineProbe } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { Ports } from '../../ports/ports.ts';

export interface PingInput {
  readonly address: string;
  readonly platform: 'linux' | 'macos' | 'windows' | 'bsd' | 'other';
  readonly signal?: AbortSignal | undefined;
}

const waitMs = 1_000;

/** One echo request by the system's own `ping`, which has the privilege that it takes. */
export const ping = defineProbe({
  id: 'ping',
  stage: 'connect',
  gives: ['address.ping'],
  footprint: { connections: 0, authAttempts: 0 },
  withinMs: 1_500,
  async run(input: PingInput, ports: Pick<Ports, 'processes'>) {
    const timeoutMs = this.withinMs;
    const { program, args } = command(input);
    const result = await ports.processes.run({ program, args, timeoutMs, maxBytes: 8192, signal: input.signal });
    const cost = { connections: 0, authAttempts: 0 };
    const gap = (why: string) => [{ facts: { 'address.ping': absent({ kind: 'unsupported', why }) }, cost }] as const;
    switch (result.kind) {
      case 'not-found':
        return gap('there is no ping program here');
      case 'failed':
        return gap(`ping could not be started: ${result.code}`);
      case 'signalled':
      case 'stopped':
        return gap('ping was ended');
      case 'timed-out':
      case 'exited': {
        const text = Buffer.from(result.stdout).toString('utf8');
        const answers = result.kind === 'exited' && result.code === 0 && !/unreachable/i.test(text);
        // Exit 1 is silence; 2 (Linux) and other numbers are ping's own trouble, such as no permission.
        if (result.kind === 'exited' && result.code > 1)
          return [
            {
              facts: { 'address.ping': known({ answers: null, rttMs: null }) },
              evidence: [said(args, result.stderr)],
              cost,
            },
          ];
        const rtt = /time[=<]([\d.]+) ?ms/.exec(text)?.[1];
        const rttMs = answers && rtt !== undefined ? Number(rtt) : null;
        return [{ facts: { 'address.ping': known({ answers, rttMs }) }, evidence: [said(args, result.stdout)], cost }];
      }
      default:
        return result satisfies never;
    }
  },
});

/** iputils and BusyBox take `-W` in seconds, macOS in milliseconds; Windows has its own letters. */
function command({ address, platform }: PingInput): { readonly program: string; readonly args: readonly string[] } {
  const six = address.includes(':');
  if (platform === 'windows')
    return { program: 'ping', args: [six ? '-6' : '-4', '-n', '1', '-w', String(waitMs), address] };
  if (platform === 'macos' || platform === 'bsd')
    return { program: six ? 'ping6' : 'ping', args: ['-n', '-c', '1', ...(six ? [] : ['-t', '1']), address] };
  return { program: 'ping', args: [six ? '-6' : '-4', '-n', '-c', '1', '-W', String(waitMs / 1000), address] };
}

function said(args: readonly string[], output: Uint8Array) {
  return { what: `ping ${args.join(' ')}`, text: quote(Buffer.from(output).toString('utf8')) };
}
