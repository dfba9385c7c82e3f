import { causes } from '../causes/registry.generated.ts';
import type { Cause } from '../contract/cause.ts';
import { stages } from '../contract/stage.ts';
import { wrap } from '../report/layout.ts';
import { usageFailure } from './failure.ts';

/** `whyssh causes [ID]`: the catalogue, or one of it. */
export function listCauses(words: readonly string[]): Promise<number> {
  const [wanted] = words;
  if (wanted === undefined) {
    for (const stage of stages) {
      const own = causes.filter(({ id }) => id.startsWith(`${stage}/`));
      if (own.length > 0)
        process.stdout.write(
          `${stage}\n${own.map(({ id, title }) => `  ${id.slice(stage.length + 1)}: ${plain(title)}`).join('\n')}\n`,
        );
    }
    return Promise.resolve(0);
  }
  const found = causes.find(({ id }) => id === wanted || id.split('/')[1] === wanted);
  if (found === undefined) return Promise.resolve(usageFailure(`there is no cause ${wanted}; whyssh causes lists all`));
  process.stdout.write(page(found));
  return Promise.resolve(0);
}

function page(cause: Cause): string {
  const fixes = cause.fix.flatMap((fix) => [
    `  ${fix.where}, ${fix.system}: ${plain(fix.does)}`,
    ...(fix.run === undefined ? [] : [`      ${fix.run}`]),
  ]);
  const decided =
    cause.decidedBy === undefined
      ? []
      : [
          `Decided by: ${plain(cause.decidedBy.says)}`,
          ...(cause.decidedBy.run === undefined ? [] : [`      ${cause.decidedBy.run}`]),
        ];
  return `${[
    cause.id,
    ...wrap(plain(cause.title), 78),
    '',
    `Met: ${cause.frequency}. Proof from outside: ${cause.proof === undefined ? 'none' : 'yes'}.`,
    `Looks like: ${cause.lookAlikes.join(', ') || 'nothing else'}`,
    ...decided,
    'Fix:',
    ...fixes,
    `Source: ${cause.source.join('; ')}`,
  ].join('\n')}\n`;
}

/** `{address}` reads as <address>, optional parts without their brackets. */
function plain(template: string): string {
  return template.replaceAll(/\{([^}]*)\}/gu, '<$1>').replaceAll(/[[\]]/gu, '');
}
