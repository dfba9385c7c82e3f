import { visibleText } from '../contract/quoted.ts';
import type { Finding, Report, StageLine } from '../contract/report.ts';
import { fixesFor, systemName } from './fixes.ts';
import { type Look, linked, type Paint, padded, painted, signs, width, wrap } from './layout.ts';
import { shown } from './shown.ts';

export interface TerminalOptions extends Look {
  readonly verbose: boolean;
}

/** Columns of the checklist's labels; one that is longer makes the column wider, up to `labelAtMost`. */
const labelAtLeast = 15;
const labelAtMost = 24;
const headColumns = 6;
const widest = 100;
const timeColumns = 9;
const systemColumns = 15;
const fixesAtMost = 4;
/** Of causes that look alike; more help nobody before the next look is taken. */
const alikeAtMost = 8;
/** Below this many columns there is no room for two beside each other. */
const narrowColumns = 56;

/** The whole report for a terminal: checklist, why, fix, what else. One screen where it can be. */
export function terminalReport(given: Report, options: TerminalOptions): string {
  const report = shown(given, options);
  const look = { ...options, columns: Math.max(30, Math.min(options.columns, widest)) };
  const blocks = [
    stageTexts(report.stages, look),
    verdictBlock(report, look),
    fixBlock(report, look),
    providerBlock(report, look),
    nextBlock(report, look),
    thenBlock(report, look),
    besideBlock(report, look),
    notesBlock(report, look),
    options.verbose ? verboseBlock(report, look) : ruledOutLine(report, look),
  ].filter((block) => block.length > 0);
  return `\n${blocks.map((block) => block.join('\n')).join('\n\n')}\n\n`;
}

/** The checklist; its words begin in one column. */
export function stageTexts(lines: readonly StageLine[], look: Look): readonly string[] {
  const widestLabel = Math.max(labelAtLeast, ...lines.map((line) => width(visibleText(labelOf(line)))));
  return lines.map((line) => stageText(line, look, Math.min(labelAtMost, widestLabel)));
}

function labelOf({ label, subject }: StageLine): string {
  return subject.hop > 0 ? `${label} (hop ${subject.hop + 1})` : label;
}

/** One line of the checklist; its time stands at the right edge. On a narrow terminal the words go below the label. */
function stageText(given: StageLine, look: Look, labelColumns: number): string {
  const line = shown(given, look);
  const sign = signs[line.state];
  const mark = painted(look.unicode ? sign.unicode : sign.ascii, sign.paint, look);
  const label = labelOf(line);
  const time = line.tookMs === null ? '' : painted(`${rounded(line.tookMs)} ms`.padStart(timeColumns), 'dim', look);
  const narrow = look.columns < narrowColumns;
  const room = look.columns - 4 - (narrow ? 0 : labelColumns + 1) - timeColumns;
  const rows = wrap(visibleText(line.says), narrow ? look.columns - 4 : room);
  const { file } = line;
  const says = rows.map((row) => (file === null ? row : linked(row, file.shown, file.path, look)));
  if (narrow) {
    const head = `  ${mark} ${padded(visibleText(label), time === '' ? 0 : room)}${time}`;
    return [head, ...says.map((text) => `    ${text}`)].join('\n');
  }
  const head = `  ${mark} ${padded(visibleText(label), labelColumns)} `;
  const gap = ' '.repeat(Math.max(0, room - width(rows[0] ?? '')));
  const first = time === '' ? `${head}${says[0] ?? ''}` : `${head}${says[0] ?? ''}${gap}${time}`;
  return [first, ...says.slice(1).map((text) => `${' '.repeat(4 + labelColumns + 1)}${text}`)].join('\n');
}

function verdictBlock(report: Report, look: TerminalOptions): readonly string[] {
  const [best, ...others] = report.first;
  if (report.outcome === 'works') {
    return headed(
      'Works',
      `Nothing stands in the way of this login. It took ${rounded(report.tookMs)} ms.`,
      'good',
      look,
    );
  }
  if (report.outcome === 'clear')
    return headed(
      'Clear',
      'Nothing that was looked at on this machine stands in the way of a login; its firewall was not looked at.',
      'good',
      look,
    );
  if (best === undefined) {
    return report.outcome === 'incomplete'
      ? headed('Seen', incompleteWords(report), 'note', look)
      : headed('Why', 'I cannot tell. What was seen fits no cause in the catalogue.', 'note', look);
  }
  if (others.length === 0) {
    const lines = headed('Why', best.title, best.verdict === 'proven' ? 'bad' : 'note', look, best.verdict);
    return [...lines, ...bodyOf(best, look), ...refusedLine(report, look)];
  }
  const lines = headed(
    'Why',
    `One of these ${report.first.length}; from here they look exactly alike, the most common first:`,
    'note',
    look,
    'cannot tell',
  );
  const named = report.first.slice(0, look.verbose ? report.first.length : alikeAtMost);
  const left = report.first.length - named.length;
  const more = left === 0 ? [] : [`${' '.repeat(headColumns + 2)}… and ${left} more; --verbose names them.`];
  const items = named.flatMap((finding, index) =>
    wrap(`${index + 1}. ${visibleText(finding.title)}`, look.columns - headColumns - 5).map(
      (text, row) => `${' '.repeat(headColumns + 2)}${row === 0 ? text : `   ${text}`}`,
    ),
  );
  return [...lines, ...items, ...more, ...refusedLine(report, look)];
}

/** Nothing failed, and the end was not reached: as far as it went, and why it ended there. */
function incompleteWords(report: Report): string {
  const login = report.stages.findLast(({ stage }) => stage === 'auth');
  const before = report.stages.filter(({ stage }) => stage !== 'auth' && stage !== 'session');
  if (login?.state === 'noted' && before.every(({ state }) => state === 'passed' || state === 'noted')) {
    return `Everything up to the login works; the login was ${login.says}.`;
  }
  return 'Nothing failed as far as this look went; it did not get to the end.';
}

function bodyOf(finding: Finding, look: Look): readonly string[] {
  const because = finding.why.filter(({ holds }) => holds === 'yes').map(({ says }) => visibleText(says));
  const sentences = [
    ...(finding.says === null ? [] : [visibleText(finding.says)]),
    ...(because.length === 0 ? [] : [`${finding.verdict === 'proven' ? 'Proof' : 'Seen'}: ${because.join('; ')}.`]),
  ];
  return sentences.flatMap((text) =>
    wrap(text, look.columns - headColumns - 2).map((row) => `${' '.repeat(headColumns + 2)}${row}`),
  );
}

function refusedLine(report: Report, look: Look): readonly string[] {
  if (report.refusedBy === null || report.blockedAt === null || report.blockedAt.stage !== 'connect') return [];
  const { says, certain } = report.refusedBy;
  const text =
    report.refusedBy.by === 'nobody' ? `Who refused: ${says}.` : `Who refused: ${certain ? '' : 'probably '}${says}.`;
  return wrap(visibleText(text), look.columns - headColumns - 2).map((row) => `${' '.repeat(headColumns + 2)}${row}`);
}

function fixBlock(report: Report, look: TerminalOptions): readonly string[] {
  const best = report.first[0];
  if (best === undefined || (report.first.length > 1 && best.verdict !== 'proven')) return [];
  const fixes = fixesFor(best, report);
  const some = fixes.slice(0, look.verbose ? fixes.length : fixesAtMost);
  const lines: string[] = [];
  for (const [index, fix] of some.entries()) {
    // Several systems, one deed: its words stand once.
    const again = some[index - 1]?.does === fix.does;
    if (!again) lines.push(...headed(index === 0 ? 'Fix' : '', placed(fix.does, fix.where, report), 'plain', look));
    if (fix.run !== undefined) lines.push(commandLine(fix, some.length > 1, look));
  }
  return lines;
}

/** Whoever reads this sits at the client: what is to be done on the other machine says so. */
function placed(words: string, where: string, { asked }: Report): string {
  const elsewhere = where === 'server' && asked.host !== 'this machine';
  return elsewhere && !/\b(?:on|at) the (?:server|console|bastion|jump host)|server's console/iu.test(words)
    ? `On the server: ${words}`
    : words;
}

/** A command is never wrapped: it is there to be copied. The system it is for stands in front when there are several. */
function commandLine(fix: Finding['fixes'][number], named: boolean, look: Look): string {
  const system = named ? systemName(fix.system) : '';
  const head = system === '' ? '' : `${padded(`${system}:`, systemColumns)} `;
  return `${' '.repeat(headColumns + 4)}${head}${painted(visibleText(fix.run ?? ''), 'strong', look)}`;
}

function nextBlock(report: Report, look: Look): readonly string[] {
  if (report.next === null) return [];
  const lines = headed('Next', placed(report.next.says, report.next.where, report), 'plain', look);
  return report.next.run === null
    ? lines
    : [...lines, `${' '.repeat(headColumns + 4)}${painted(visibleText(report.next.run), 'strong', look)}`];
}

/** What is different at the provider of the host; of no interest while the login works. */
function providerBlock({ provider, outcome }: Report, look: TerminalOptions): readonly string[] {
  if (provider === null || (outcome === 'works' && !look.verbose && !provider.warns)) return [];
  const where = provider.console === null ? [] : [`Its console in the browser: ${provider.console}.`];
  return headed('Host', [...provider.says, ...where].join(' '), 'plain', look);
}

function thenBlock(report: Report, look: Look): readonly string[] {
  return report.then.flatMap((finding, index) =>
    headed(index === 0 ? 'Then' : '', finding.title, 'plain', look, finding.verdict),
  );
}

function besideBlock(report: Report, look: Look): readonly string[] {
  return report.beside
    .slice(0, 4)
    .flatMap((finding, index) => headed(index === 0 ? 'Also' : '', finding.title, 'dim', look));
}

function notesBlock(report: Report, look: Look): readonly string[] {
  return report.notes.flatMap((note, index) => headed(index === 0 ? 'Note' : '', note, 'dim', look));
}

function ruledOutLine(report: Report, look: Look): readonly string[] {
  if (report.blockedAt === null || report.ruledOut.length === 0) return [];
  const words = `${report.ruledOut.length} other causes ruled out; --verbose shows them with all evidence.`;
  return wrap(words, look.columns - 2).map((row) => painted(`  ${row}`, 'dim', look));
}

/** Everything, for reading and searching: one fact a line, however long, so that nothing is torn apart. */
function verboseBlock(report: Report, look: Look): readonly string[] {
  const also = report.alsoPossible.map(
    (finding) =>
      `  ${padded(finding.verdict, 9)} ${String(Math.round(finding.share * 100)).padStart(3)} %  ${finding.id}: ${visibleText(finding.title)}`,
  );
  const out = report.ruledOut.map((finding) => `  ${finding.id}: ${whyNot(finding)}`);
  const facts = report.observations.flatMap((observation) => [
    `  ${String(observation.seq).padStart(3)}. ${observation.by}  ${observation.tookMs} ms${observation.subject.address === undefined ? '' : `  ${visibleText(observation.subject.address)} ${observation.subject.port ?? ''}`}`,
    ...observation.facts.map(
      ({ key, fact }) =>
        `         ${key} = ${visibleText(JSON.stringify(fact.known ? fact.value : { gap: fact.gap }))}`,
    ),
    ...observation.evidence.map(({ what, text }) => `         ${visibleText(what)}: ${visibleText(text.quoted)}`),
  ]);
  const { connections, closedPorts, authAttempts } = report.footprint;
  return [
    ...titled('Also possible', also, look),
    ...titled('Ruled out', out, look),
    ...titled('Observations', facts, look),
    ...titled(
      'Cost to the server',
      [
        `  ${connections} connections to an SSH port, ${closedPorts ?? 0} closed ports touched, ${authAttempts} login attempts`,
      ],
      look,
    ),
  ];
}

/** Why a cause is out: what holds, and what does not. */
function whyNot({ why }: Finding): string {
  const decided = why.filter(({ holds }) => holds !== 'unknown');
  return decided
    .map(({ says, holds }) => (holds === 'yes' ? visibleText(says) : `not so: ${visibleText(says)}`))
    .join('; ');
}

function titled(title: string, lines: readonly string[], look: Look): readonly string[] {
  return lines.length === 0 ? [] : [painted(`  ${title}`, 'strong', look), ...lines];
}

/** `Why   words …          proven`: the head in its column, the words wrapped, the mark at the right edge. */
function headed(head: string, words: string, paint: Paint, look: Look, mark = ''): readonly string[] {
  const indent = ' '.repeat(headColumns + 2);
  if (mark !== '' && look.columns < narrowColumns) {
    const [first = '', ...rest] = headed('', words, paint, look);
    const start = `  ${painted(padded(head, headColumns), 'strong', look)}${painted(mark, paint, look)}`;
    return [start, first, ...rest];
  }
  const markRoom = mark === '' ? 0 : mark.length + 2;
  const rows = wrap(visibleText(words), look.columns - indent.length - markRoom);
  return rows.map((row, index) => {
    const start = index === 0 ? `  ${painted(padded(head, headColumns), 'strong', look)}` : indent;
    const text = painted(
      row,
      index === 0 || paint !== 'plain' ? (paint === 'plain' ? 'plain' : emphasis(paint)) : 'plain',
      look,
    );
    const gap = ' '.repeat(Math.max(2, look.columns - indent.length - width(row) - mark.length));
    return index === 0 && mark !== '' ? `${start}${text}${gap}${painted(mark, paint, look)}` : `${start}${text}`;
  });
}

function emphasis(paint: Paint): Paint {
  return paint === 'bad' || paint === 'note' || paint === 'good' ? 'strong' : paint;
}

function rounded(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : String(Math.round(ms));
}
