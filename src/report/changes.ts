import type { FixPlan, FixStep, Operation } from '../contract/fix.ts';
import { visibleText } from '../contract/quoted.ts';
import { lineDiff } from './line-diff.ts';

/** A plan as it is shown before anything happens, and in JSON: plain text, safe for every terminal. */
export interface ShownStep {
  readonly kind: string;
  readonly where: FixStep['where'];
  readonly title: string;
  readonly grade: FixStep['grade'];
  /** Exact commands and differences of files. */
  readonly lines: readonly string[];
  readonly undoSays: string | null;
}

export function shownSteps(plan: FixPlan): readonly ShownStep[] {
  return plan.steps.map(({ kind, where, title, grade, operations, undoSays }) => ({
    kind,
    where,
    title: visibleText(title),
    grade,
    lines: operations.flatMap(operationLines).map(visibleText),
    undoSays: undoSays ?? null,
  }));
}

/** The preview for a terminal. */
export function previewText(plan: FixPlan, server: string): string {
  const lines = shownSteps(plan).flatMap((step, at) => [
    `  ${at + 1}. ${step.title}`,
    `     on ${step.where === 'client' ? 'this machine' : visibleText(server)} · ${step.grade}`,
    ...step.lines.map((line) => `       ${line}`),
    ...(step.undoSays === null ? [] : [`     ${step.undoSays}`]),
  ]);
  return `\nWhat whyssh would do about it:\n\n${lines.join('\n')}\n\n     \`whyssh undo\` takes it back later.\n`;
}

function operationLines(operation: Operation): readonly string[] {
  switch (operation.kind) {
    case 'put':
      if (operation.secret === true) return [`rewrite ${operation.path} (a key: its content is not shown)`];
      return [
        `${operation.expect === 'absent' ? 'new file' : 'change'} ${operation.path}`,
        ...lineDiff(text(operation.before), text(operation.content)),
      ];
    case 'mode':
      return [`chmod ${operation.mode} ${operation.path}`];
    case 'owner':
      return [`chown ${operation.owner} ${operation.path}`];
    case 'remove':
      return [`rm ${operation.path}`];
    case 'mkdir':
      return [`mkdir -m ${operation.mode} ${operation.path}`];
    case 'run':
      return operation.shows === null ? [] : [operation.shows];
    default:
      return operation satisfies never;
  }
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
