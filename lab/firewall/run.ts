/**
 * The firewall reader against the kernel: `npm run lab:firewall -- [--seed N] [--count M] [--only TOOL|NUMBER] [--doc]`.
 * Ends with 1 when an answer was wrong or too many were unknown. `--doc` writes docs/firewall.md.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { canRunLab, installMissing } from '../can-run.ts';
import { type Campaign, campaign } from './campaign.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '500' },
    only: { type: 'string' },
    doc: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const able = canRunLab();
if (!able.can) {
  say(`the lab cannot run here: ${able.why}`);
  process.exit(64);
}
installMissing(say);
const [seed, count] = [Number(values.seed), Number(values.count)];
const startedMs = performance.now();
const result = await campaign({ seed, count, only: values.only }, say);
const text = report(result);
process.stdout.write(text);
process.stdout.write(`${((performance.now() - startedMs) / 1000).toFixed(0)} s\n`);
if (values.doc) writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'firewall.md'), text);
process.exitCode = result.wrong.length === 0 && result.unknown <= 0.05 * result.packets ? 0 : 1;

function report({
  sets,
  packets,
  unknown,
  limited,
  wrong,
  combined,
  byTool,
  byConstruct,
  byVerdict,
  reasons,
  refused,
}: Campaign): string {
  const share = (part: number, of: number): string => `${of === 0 ? 0 : Math.round((1000 * part) / of) / 10} %`;
  const list = (counts: ReadonlyMap<string, number>, of: number): string =>
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([name, number]) => `| ${name} | ${number} | ${share(number, of)} |`)
      .join('\n');
  return `# The firewall reader against the kernel

\`npm run lab:firewall -- --seed ${seed} --count ${count} --doc\` makes rule sets from a seed, loads them in namespaces of
its own, reads them as \`whyssh here\` does, and sends real connections to port 22 from four IPv4 and four IPv6 addresses.
Whether the connection comes about, and how it fails, is compared with the verdict.

| | |
| --- | --- |
| rule sets | ${sets} |
| connections | ${packets} |
| wrong answers | ${wrong.length} |
| unknown | ${unknown} (${share(unknown, packets)}) |
| told apart as limits, and tried until they are reached | ${limited} |
| sets with three or more constructs | ${share(combined, sets)} |
| texts that the tool itself refused, made anew | ${refused} |

| verdict | connections | |
| --- | --- | --- |
${list(byVerdict, packets)}

| tool | sets | |
| --- | --- | --- |
${list(byTool, sets)}

| construct | sets | |
| --- | --- | --- |
${list(byConstruct, sets)}
${reasons.size === 0 ? '' : `\n| unknown because of | connections | |\n| --- | --- | --- |\n${list(reasons, packets)}\n`}`;
}
