import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../contract/report.ts';
import { width, wrap } from './layout.ts';
import { quietReport } from './quiet.ts';
import { type TerminalOptions, terminalReport } from './terminal.ts';

const folder = join(import.meta.dirname, 'fixtures');
/** Reports of real runs; `node tools/record-reports.ts` writes them anew, `vitest -u` the texts beside them. */
const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(folder, name), 'utf8')) as Report] as const);

const plain: TerminalOptions = { columns: 80, colour: false, links: false, unicode: true, verbose: false };
const commandsOf = (report: Report): readonly string[] => [
  ...[...report.first, ...report.then].flatMap(({ fixes }) =>
    fixes.flatMap(({ run }) => (run === undefined ? [] : [run])),
  ),
  ...(report.next?.run === null || report.next === null ? [] : [report.next.run]),
];
const colours = /\u001B\[[0-9;]*m/gu;
const links = /\u001B\]8;;[!-~]*\u001B\\/gu;

describe.each(reports)('the report %s', (name, report) => {
  it('reads as it was approved', async () => {
    const looks: readonly TerminalOptions[] = [
      plain,
      { ...plain, columns: 40 },
      { ...plain, columns: 60, unicode: false },
    ];
    const text = looks.map(
      (look) => `== ${look.columns} columns${look.unicode ? '' : ', ASCII'}\n${terminalReport(report, look)}`,
    );
    await expect(`${text.join('')}== quiet\n${quietReport(report, plain)}`).toMatchFileSnapshot(
      join(folder, `${name}.txt`),
    );
  });

  it.each([30, 40, 60, 80, 100, 200])('fits %i columns, but for commands', (columns) => {
    for (const unicode of [true, false]) {
      const lines = terminalReport(report, { ...plain, columns, unicode }).split('\n');
      const commands = commandsOf(report);
      const tooWide = lines.filter(
        (line) => width(line) > columns && !commands.some((command) => line.endsWith(command)),
      );
      expect(tooWide).toEqual([]);
    }
  });

  it('is ASCII and nothing else where the terminal shows no more', () => {
    const ascii = { ...plain, unicode: false };
    for (const text of [terminalReport(report, { ...ascii, verbose: true }), quietReport(report, ascii)])
      expect(text).toMatch(/^[\n -~]*$/u);
  });

  it('says the same with colours and links, and nothing else goes to the terminal', () => {
    const painted = terminalReport(report, { ...plain, colour: true, links: true });
    expect(painted.replaceAll(links, '').replaceAll(colours, '')).toBe(terminalReport(report, plain));
    expect(terminalReport(report, { ...plain, verbose: true })).not.toMatch(/[^\P{C}\n]/u);
  });
});

describe('wrapping', () => {
  it('keeps every letter and every limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 4, max: 90 }), (text, columns) => {
        const rows = wrap(text, columns);
        expect(rows.join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
        for (const row of rows) expect(width(row)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
