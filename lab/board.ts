import type { Result } from './run-scenario.ts';

export interface Summary {
  readonly scenarios: number;
  readonly green: number;
  readonly red: number;
  readonly skipped: number;
  readonly firstRight: number;
  readonly provenRight: number;
  readonly provenExpected: number;
  readonly provenWrong: number;
  readonly inGroup: number;
  readonly cannotTell: number;
  readonly healthy: number;
  /** Scenarios in which connections were above the bounds or not as declared. */
  readonly footprintWrong: number;
}

/** Scenarios that count: not skipped, and no twin that differs only in a number, a family or a release. */
export function summarize(results: readonly Result[]): Summary {
  const ran = results.filter(({ state }) => state !== 'skipped');
  const counted = ran.filter(({ counts }) => counts);
  const number = (list: readonly Result[], holds: (result: Result) => boolean) => list.filter(holds).length;
  return {
    scenarios: counted.length,
    green: number(ran, ({ state }) => state === 'green'),
    red: number(ran, ({ state }) => state === 'red'),
    skipped: results.length - ran.length,
    firstRight: number(counted, ({ firstRight }) => firstRight),
    provenRight: number(counted, ({ provenRight }) => provenRight),
    provenExpected: number(counted, ({ expectsProven }) => expectsProven),
    provenWrong: number(ran, ({ provenWrong }) => provenWrong),
    inGroup: number(counted, ({ inGroup }) => inGroup),
    cannotTell: number(counted, ({ cannotTell }) => cannotTell),
    healthy: number(ran, ({ healthy }) => healthy),
    footprintWrong: number(ran, ({ footprintWrong }) => footprintWrong),
  };
}

export function line(result: Result): string {
  const mark = { green: 'ok  ', red: 'RED ', skipped: 'skip' }[result.state];
  const first = result.first.map(({ id, verdict }) => `${id} ${verdict}`).join(', ') || (result.outcome?.outcome ?? '');
  const head = `${mark} ${result.id.padEnd(42)} ${result.seconds.toFixed(1).padStart(5)} s  ${footprint(result).padEnd(42)} ${first}`;
  return [head.trimEnd(), ...result.wrong.map((wrong) => `       ${wrong.replaceAll('\n', '\n       ')}`)].join('\n');
}

/** Connections that the server took, and as declared; connections asked for at the SSH port; closed ports touched. */
export function footprint({ counted, outcome, productMs }: Result): string {
  if (counted === undefined) return '';
  const declared = outcome === undefined ? '' : `/${outcome.connections}`;
  return `${productMs} ms, ${counted.taken}${declared} taken, ${counted.askedSsh} asked, ${counted.closedPorts.length} closed`;
}

export function board(summary: Summary): string {
  return [
    `${summary.scenarios} scenarios: first cause right ${summary.firstRight} (${summary.inGroup} of them in a group), proven and right ${summary.provenRight} (expected ${summary.provenExpected}), proven and wrong ${summary.provenWrong}, cannot tell ${summary.cannotTell}, footprint wrong ${summary.footprintWrong}`,
    `${summary.green} green, ${summary.red} red, ${summary.skipped} skipped, ${summary.healthy} healthy twins`,
  ].join('\n');
}

export function page(results: readonly Result[], made: { readonly date: string; readonly commit: string }): string {
  const summary = summarize(results);
  const rows = results.map((result) => {
    const first = result.first.map(({ id, verdict }) => `${id} (${verdict})`).join('<br>');
    const seen = result.counted;
    const ports =
      seen === undefined
        ? ''
        : `${seen.taken} / ${result.outcome?.connections ?? ''} / ${seen.askedSsh} / ${seen.closedPorts.length}`;
    return `| ${result.id} | ${result.state} | ${first || (result.outcome?.outcome ?? result.wrong[0]?.replaceAll('|', '\\|').replaceAll('\n', ' ') ?? '')} | ${ports} | ${result.productMs} | ${result.seconds.toFixed(1)} |`;
  });
  return `# Score board of the lab

Written by \`npm run lab -- --all\` on ${made.date} at commit ${made.commit}. Real kernels, real sshd, real firewalls.

| figure | |
| --- | --- |
| scenarios that count | ${summary.scenarios} |
| right first cause | ${summary.firstRight} |
| of these within a group that nothing from outside separates | ${summary.inGroup} |
| proven and right | ${summary.provenRight} of ${summary.provenExpected} that expect proven |
| proven and wrong | ${summary.provenWrong} |
| cannot tell | ${summary.cannotTell} |
| footprint wrong | ${summary.footprintWrong} |
| healthy twins | ${summary.healthy} |
| skipped | ${summary.skipped} |

Connections: taken by the server, as the switches counted them / as whyssh declared them / asked for at the SSH port / closed ports
touched.

| scenario | state | first cause | connections | whyssh, ms | whole scenario, s |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
