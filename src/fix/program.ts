import type { FixStep, Operation } from '../contract/fix.ts';
import { programs } from './sh/programs.generated.ts';
import { shellWord } from './words.ts';

/** Verbs of a change that lies on a machine's disk. */
export type Verb = 'keep' | 'undo' | 'force';

/** Looks at files and at the place itself; changes nothing. */
export function lookProgram(mark: string, paths: readonly string[]): string {
  return whole(mark, [
    programs['common'] ?? '',
    programs['look'] ?? '',
    'look_place',
    ...paths.map((path) => (path.endsWith('/*.conf') ? `look_all ${shellWord(path)}` : `look_file ${shellWord(path)}`)),
  ]);
}

/**
 * Lays the whole change down on the disk, the way back first of all, and then makes it. From then on the machine needs
 * nobody: neither the connection nor this program.
 */
export function changeProgram(
  mark: string,
  folder: string,
  steps: readonly FixStep[],
  guard: { readonly seconds: number } | null,
): string {
  const operations = steps.flatMap((step) => step.operations);
  const files = new Map<string, string | Uint8Array>([
    ['run.sh', `${programs['common']}J=\${0%/*}\n${programs['change']}`],
    ['lock-free', '            \n'],
    ['tx-staged', ''],
    ['about', `${steps.map(({ title }) => title).join('\n')}\n`],
    ...(guard === null
      ? []
      : ([
          ['guard', `${guard.seconds}\n`],
          ['unarmed', ''],
          ['unit', bootUnit(folder)],
        ] as const)),
    ...operations.flatMap((operation, at) =>
      operationFiles(operation).map(([name, content]) => [`${at + 1}/${name}`, content] as const),
    ),
  ]);
  const parent = folder.slice(0, folder.lastIndexOf('/'));
  return whole(mark, [
    programs['common'] ?? '',
    `J=${shellWord(folder)} root=${shellWord(parent)}`,
    'mkdir -p "$root" 2>/dev/null || { out failed "cannot write in $root"; return 1; }',
    sweep,
    'lay_down() {',
    'mkdir "$J.part" || return 1',
    ...operations.map((_, at) => `mkdir "$J.part/${at + 1}" || return 1`),
    ...[...files].map(([name, content]) => `printf '${escaped(content)}' >"$J.part/${name}" || return 1`),
    'within 30 sync -f "$J.part" || within 30 sync || :',
    'mv "$J.part" "$J"',
    '}',
    'said=$(lay_down 2>&1) || { rm -rf "$J.part"; out failed "cannot write in $root: ${said##*: }"; out state unchanged; return 1; }',
    'MARK=$MARK sh "$J/run.sh" go',
  ]);
}

/** Waits on the server for a login from outside, as sshd's log shows it. */
export function waitProgram(mark: string, before: number, seconds: number): string {
  return whole(mark, [programs['common'] ?? '', programs['login'] ?? '', `wait_for_login ${before} ${seconds}`]);
}

/** Makes a change that lies on the disk permanent, or takes it back. */
export function verbProgram(mark: string, folder: string, verb: Verb): string {
  return whole(mark, [
    programs['common'] ?? '',
    `J=${shellWord(folder)}`,
    '[ -e "$J/run.sh" ] || { out failed "there is no $J"; out state missing; return 1; }',
    `MARK=$MARK sh "$J/run.sh" ${verb}`,
  ]);
}

/** The same program with root's rights, where sudo asks for nothing. */
export function asRoot(program: string, mark: string): string {
  return `exec sudo -n sh -s <<'${mark}-end'\n${program}\n${mark}-end\n`;
}

/** What an earlier run left unfinished is taken back first; a change that still waits for its word is left alone. */
const sweep = `rm -rf "$root"/*.part
for other in "$root"/*/; do
  other=\${other%/}
  [ -e "$other/run.sh" ] || continue
  if [ -e "$other/armed" ]; then out failed "another change waits to be confirmed or taken back: \${other##*/}"; out state unchanged; return 1; fi
  if [ -e "$other/tx-prepared" ] || [ -e "$other/tx-staged" ]; then
    out swept "\${other##*/}"
    MARK=$MARK sh "$other/run.sh" force >/dev/null
  fi
done`;

/** One function, called at the end: sh has read all of it before anything begins. */
function whole(mark: string, lines: readonly string[]): string {
  return ['whyssh_work() {', `MARK=${shellWord(mark)}`, ...lines, '}', 'whyssh_work </dev/null', ''].join('\n');
}

function operationFiles(operation: Operation): readonly (readonly [string, string | Uint8Array])[] {
  const common: readonly (readonly [string, string])[] = [
    ['kind', `${operation.kind}\n`],
    ['is-planned', ''],
  ];
  const owner = 'owner' in operation && operation.owner !== null ? ([['owner', operation.owner]] as const) : [];
  switch (operation.kind) {
    case 'put':
      return [
        ...common,
        ['path', operation.path],
        ['expect', operation.expect],
        ['mode', operation.mode],
        ...owner,
        ['new', operation.content],
      ];
    case 'mode':
      return [...common, ['path', operation.path], ['expect', operation.before], ['mode', operation.mode]];
    case 'owner':
      return [...common, ['path', operation.path], ['expect', operation.before], ...owner];
    case 'remove':
      return [...common, ['path', operation.path], ['expect', operation.expect]];
    case 'mkdir':
      return [...common, ['path', operation.path], ['mode', operation.mode], ...owner];
    case 'run':
      return [
        ...common,
        ['does', operation.does],
        ['said', ''],
        ['do.sh', operation.run],
        ...(operation.undo === null ? [] : [['undo.sh', operation.undo] as const]),
        ...(operation.done === null ? [] : [['done.sh', operation.done] as const]),
        ...(operation.keep === undefined ? [] : [['keep.sh', operation.keep] as const]),
      ];
    default:
      return operation satisfies never;
  }
}

/** Taken away with the word to keep the change; after a restart without that word it restores, after sshd has started. */
function bootUnit(folder: string): string {
  return `[Unit]
Description=whyssh: takes back a change that nobody has confirmed
After=local-fs.target ssh.service sshd.service ssh.socket sshd.socket nftables.service ufw.service firewalld.service

[Service]
Type=oneshot
ExecStart=/bin/sh ${folder}/run.sh boot

[Install]
WantedBy=multi-user.target
`;
}

/** Text for printf's format in single quotes: every byte but plain ASCII as an octal escape (POSIX printf). */
function escaped(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  let text = '';
  for (const byte of bytes) {
    if (byte === 0x0a) text += '\\n';
    else if (byte === 0x25) text += '%%';
    else if (byte < 0x20 || byte > 0x7e || byte === 0x27 || byte === 0x5c)
      text += `\\${byte.toString(8).padStart(3, '0')}`;
    else text += String.fromCharCode(byte);
  }
  // A format that begins like an option is one for some printf.
  return text.replace(/^-/u, '\\055');
}
