import { parseDirective } from './parse.ts';

/** Settings for one host, as ssh_config(5) writes them. */
export interface HostSetting {
  readonly keyword: string;
  readonly value: string;
  /** Line of this file that decides the keyword now; 0: another file does, that this one includes; null: no line does. */
  readonly decidedAt: number | null;
}

interface Section {
  /** Index of its first line: the Host or Match line, or 0 for what stands before the first. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'global' | 'host' | 'match';
  readonly patterns: readonly string[];
}

/**
 * The text of an ssh_config in which the settings hold for this host and nothing changes for any other: in the host's own
 * block where it has one that comes first, else in a new block in front of the line that decides now. Comments, layout and
 * line ends stay.
 */
export function setForHost(text: string, host: string, settings: readonly HostSetting[]): string {
  const newline = /\r\n/u.test(text) ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/u);
  if (lines.at(-1) === '') lines.pop();
  const sections = sectionsOf(lines);
  const own = sections.find(
    ({ kind, patterns }) => kind === 'host' && patterns.length === 1 && same(patterns[0], host),
  );
  const inOwn = settings.filter(
    ({ decidedAt }) => own !== undefined && (decidedAt === null || decidedAt - 1 >= own.start),
  );
  const before = settings.filter((setting) => !inOwn.includes(setting));
  const edited = own === undefined ? lines : withinBlock(lines, own, inOwn);
  const all = before.length === 0 ? edited : newBlock(edited, sections, host, before);
  return `${all.join(newline)}${newline}`;
}

/** Values of an ssh_config are quoted when a blank is in them. */
export function configWord(value: string): string {
  return /[\s"]/u.test(value) ? `"${value}"` : value;
}

function sectionsOf(lines: readonly string[]): readonly Section[] {
  const starts: Omit<Section, 'end'>[] = [{ start: 0, kind: 'global', patterns: [] }];
  for (const [at, line] of lines.entries()) {
    const directive = parseDirective(line, '', at + 1);
    const name = directive?.keyword?.name.toLowerCase();
    if (name === 'host' || name === 'match')
      starts.push({ start: at, kind: name, patterns: name === 'host' ? (directive?.args ?? []) : [] });
  }
  return starts.map((section, at) => ({ ...section, end: starts[at + 1]?.start ?? lines.length }));
}

/** A line of the block that sets the keyword gets the new value; else a new line comes right below the Host line. */
function withinBlock(given: readonly string[], own: Section, settings: readonly HostSetting[]): string[] {
  const lines = [...given];
  const fresh: string[] = [];
  const next = lines.slice(own.start + 1, own.end).find((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  const indent = /^[ \t]*/u.exec(next ?? '    ')?.[0] ?? '    ';
  for (const { keyword, value, decidedAt } of settings) {
    const at = decidedAt === null || decidedAt > own.end ? -1 : decidedAt - 1;
    const parts = /^(\s*[^\s=]+(?:\s*=\s*|\s+))(?:"[^"]*"|[^#])*?(\s+#.*)?$/u.exec(lines[at] ?? '');
    const isIt = parseDirective(lines[at] ?? '', '', 1)?.keyword?.name.toLowerCase() === keyword.toLowerCase();
    if (at > own.start && parts !== null && isIt) lines[at] = `${parts[1]}${value}${parts[2] ?? ''}`;
    else fresh.push(`${indent}${keyword} ${value}`);
  }
  return [...lines.slice(0, own.start + 1), ...fresh, ...lines.slice(own.start + 1)];
}

/** In front of the section that decides first. What stood outside every block then gets a block of its own, for all hosts. */
function newBlock(
  lines: readonly string[],
  sections: readonly Section[],
  host: string,
  settings: readonly HostSetting[],
): string[] {
  const block = [`Host ${host}`, ...settings.map(({ keyword, value }) => `    ${keyword} ${value}`)];
  const decided = settings.flatMap(({ decidedAt }) => (decidedAt === null ? [] : [decidedAt]));
  const first = decided.length === 0 ? null : Math.min(...decided);
  const deciding = sections.find(
    ({ start, end }) => first !== null && first > 0 && first - 1 >= start && first - 1 < end,
  );
  const [global, firstBlock] = sections;
  const isSaid = (line: string): boolean => line.trim() !== '' && !line.trim().startsWith('#');
  const hasGlobal = global !== undefined && lines.slice(global.start, global.end).some(isSaid);
  if (first === 0 || deciding?.kind === 'global') return [...block, '', ...(hasGlobal ? ['Host *'] : []), ...lines];
  const anchor = deciding?.start ?? firstBlock?.start;
  if (anchor === undefined) return [...lines, ...(lines.length === 0 ? [] : ['']), ...block];
  // A comment right above a block belongs to it.
  let at = anchor;
  while (at > 0 && (lines[at - 1] ?? '').trim().startsWith('#')) at -= 1;
  return [...lines.slice(0, at), ...block, '', ...lines.slice(at)];
}

function same(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}
