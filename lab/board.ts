import type { Layer, Result } from './run-scenario.ts';
import { type Release, releases } from './scenario.ts';

/** The figures of one layer: asked from outside, by `whyssh here`, or with `--via`. Twins of other releases count too. */
export interface LayerFigures {
  readonly scenarios: number;
  readonly firstRight: number;
  /** Scenarios in which something can be proven from there, and those of them in which it stood first and was proven. */
  readonly decidable: number;
  readonly firstAndProven: number;
  readonly provenWrong: number;
}

const layers = ['outside', 'here', 'via'] as const satisfies readonly Layer[];

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
  readonly layers: { readonly [layer in Layer]: LayerFigures };
  /** `other`: no OpenSSH of a release. */
  readonly releases: { readonly [release in Release | 'other']?: { readonly [layer in Layer]: LayerFigures } };
}

function figures(results: readonly Result[]): { readonly [layer in Layer]: LayerFigures } {
  const of = (wanted: Layer): LayerFigures => {
    const asked = results.filter(({ layer }) => layer === wanted);
    const decidable = asked.filter((one) => one.decidable);
    return {
      scenarios: asked.length,
      firstRight: asked.filter(({ firstRight }) => firstRight).length,
      decidable: decidable.length,
      firstAndProven: decidable.filter(({ provenRight }) => provenRight).length,
      provenWrong: asked.filter(({ provenWrong }) => provenWrong).length,
    };
  };
  return { outside: of('outside'), here: of('here'), via: of('via') };
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
    layers: figures(ran),
    releases: Object.fromEntries(
      [...releases, null].flatMap((release) => {
        const own = ran.filter((one) => one.release === release);
        return own.length === 0 ? [] : [[release ?? 'other', figures(own)] as const];
      }),
    ),
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
    `first and proven where that can be: ${layers.map((layer) => `${layer} ${share(summary.layers[layer])}`).join(', ')}`,
    `${summary.green} green, ${summary.red} red, ${summary.skipped} skipped, ${summary.healthy} healthy twins`,
  ].join('\n');
}

function share({ firstAndProven, decidable }: LayerFigures): string {
  return decidable === 0
    ? '0 of 0'
    : `${firstAndProven} of ${decidable} (${((100 * firstAndProven) / decidable).toFixed(1)} %)`;
}

/** Version of OpenSSH in the image, as its banner says it. */
const versions = { bullseye: '8.4', bookworm: '9.2', trixie: '10.0', sid: '10.6', other: '' };

function layerTable({ layers: all, releases: byRelease }: Summary): string {
  const row = (name: string, of: Summary['layers']) =>
    `| ${name} | ${layers.map((layer) => `${of[layer].firstRight} of ${of[layer].scenarios} | ${layer === 'outside' ? '' : `${share(of[layer])} | `}${of[layer].provenWrong}`).join(' | ')} |`;
  const rows = Object.entries(byRelease).map(([release, of]) =>
    row(
      release === 'other' ? 'another SSH server' : `${release}, OpenSSH ${versions[release as Release]}`,
      of as Summary['layers'],
    ),
  );
  return [
    '| server | outside: first right | proven wrong | `here`: first right | first and proven | proven wrong | `--via`: first right | first and proven | proven wrong |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    row('all', all),
  ].join('\n');
}

export function page(
  results: readonly Result[],
  made: { readonly date: string; readonly commit: string; readonly option: string },
): string {
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

Written by \`npm run lab -- ${made.option}\` on ${made.date} at commit ${made.commit}. Real kernels, real sshd, real firewalls.

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

## By layer and release

The same fault asked from outside, by \`whyssh here\` on the server, and from outside with \`--via\`. First and proven: of the
scenarios in which something can be proven from there. Healthy twins count as right when nothing stands first.

${layerTable(summary)}

## Scenarios

Connections: taken by the server, as the switches counted them / as whyssh declared them / asked for at the SSH port / closed ports
touched.

| scenario | state | first cause | connections | whyssh, ms | whole scenario, s |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
