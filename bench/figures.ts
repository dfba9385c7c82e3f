import { type Spread, spread, type Times } from './measure.ts';

/** A figure that the project promises: a measured value and its limit, both from the same run. */
export interface Figure {
  readonly what: string;
  readonly valueMs: number;
  readonly limitMs: number;
  /** Where the limit comes from. */
  readonly against: string;
  readonly holds: boolean;
}

export const names = {
  noLogin: 'whyssh --no-login, healthy',
  login: 'whyssh, healthy, with login',
  refused: 'whyssh, refused port',
  refusedBeside: 'whyssh, refused port, SSH on 22',
  version: 'whyssh --version',
  empty: 'node -e 0',
  audit: 'ssh-audit',
  ssh: 'ssh host true',
  sshRefused: 'ssh, refused port',
  nmap: 'nmap -sV with ssh scripts',
  routerRefused: 'whyssh, reset by router 2',
  routerSshRefused: 'ssh, reset by router 2',
} as const;

const refusedLimitMs = 100;
const routerRefusedLimitMs = 250;
const startUpLimitMs = 15;

export function figures(times: Times): readonly Figure[] {
  const median = (name: string) => spread(times.get(name) ?? []).medianMs;
  const figure = (what: string, valueMs: number, limitMs: number, against: string): Figure => ({
    what,
    valueMs,
    limitMs,
    against,
    holds: valueMs <= limitMs,
  });
  return [
    figure('a healthy host up to its verified host key', median(names.noLogin), median(names.audit), names.audit),
    figure(
      'a healthy host with login',
      median(names.login),
      median(names.audit) + median(names.ssh),
      `${names.audit} + ${names.ssh}`,
    ),
    figure('a refused port on loopback, and who refused', median(names.refused), refusedLimitMs, 'fixed'),
    figure('a refused port on loopback of a host with SSH on 22', median(names.refusedBeside), refusedLimitMs, 'fixed'),
    figure(
      'a port refused by router 2 (reset), and who refused',
      median(names.routerRefused),
      routerRefusedLimitMs,
      'fixed',
    ),
    figure('start-up over an empty program', median(names.version) - median(names.empty), startUpLimitMs, 'fixed'),
  ];
}

export interface Machine {
  readonly date: string;
  readonly commit: string;
  readonly cores: number;
  readonly cpu: string;
  readonly kernel: string;
  readonly versions: readonly string[];
}

export function table(times: Times, found: readonly Figure[]): string {
  const figureRows = found.map(({ what, valueMs, limitMs, against, holds }) => [
    what,
    `${valueMs.toFixed(1)} ms`,
    `${limitMs.toFixed(1)} ms`,
    against,
    holds ? 'holds' : 'MISSED',
  ]);
  const timeRows = [...times].map(([name, values]) => {
    const { medianMs, lowMs, highMs, runs } = spread(values);
    return [name, `${medianMs.toFixed(1)} ms`, range({ medianMs, lowMs, highMs, runs }), `${runs}`];
  });
  return [
    markdown(['figure', 'measured', 'limit', 'limit from', ''], figureRows),
    '',
    markdown(['program', 'median', 'nine of ten runs', 'runs'], timeRows),
  ].join('\n');
}

export function page(times: Times, found: readonly Figure[], machine: Machine): string {
  return `# Benchmark

Made by \`npm run bench -- --write\` on ${machine.date} at commit ${machine.commit}; do not edit.
${machine.cores} cores, ${machine.cpu}, Linux ${machine.kernel}. ${machine.versions.join(', ')}.

All programs ran in one network namespace, in turns, against one sshd on loopback (the last two rows: in the lab's world of
two routers, where router 2 resets). Each run of whyssh includes its process start and begins with an empty ledger.

${table(times, found)}
`;
}

function range({ lowMs, highMs }: Spread): string {
  return `${lowMs.toFixed(1)} to ${highMs.toFixed(1)} ms`;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(Math.max(3, width)))), ...rows.map(line)].join('\n');
}
