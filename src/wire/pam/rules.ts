/** One file of /etc/pam.d, by the name that others include it by. */
export interface PamFile {
  readonly name: string;
  readonly text: string;
}

export type PamPhase = 'auth' | 'account' | 'session' | 'password';

/** One line of a PAM stack after its includes were put in place (pam.d(5)). */
export interface PamRule {
  readonly file: string;
  /** Counted from 1; of a continued line, its first. */
  readonly line: number;
  /** Action by return value of the module; `default` for every other. */
  readonly actions: ReadonlyMap<string, string>;
  /** File name without folders, such as `pam_access.so`. */
  readonly module: string;
  readonly args: readonly string[];
  /** A `-` before the type: Linux-PAM says nothing of a module that is missing. */
  readonly quiet: boolean;
  /** Nested stacks around it: `done` and `die` end only the innermost. */
  readonly level: number;
}

/** libpam's words for its short controls (pam.d(5)). */
const controls: { readonly [name: string]: string } = {
  required: 'success=ok new_authtok_reqd=ok ignore=ignore default=bad',
  requisite: 'success=ok new_authtok_reqd=ok ignore=ignore default=die',
  sufficient: 'success=done new_authtok_reqd=done default=ignore',
  optional: 'success=ok new_authtok_reqd=ok default=ignore',
};

const rulesAtMost = 200; // real stacks have a dozen; bounds what hostile files can cost
const deepest = 32; // PAM_SUBSTACK_MAX_LEVEL of libpam's pam_private.h is 16

/** The rules of one phase in order; undefined: a file that is included is not there, or they go round in a circle. */
export function pamRules(files: readonly PamFile[], service: string, phase: PamPhase): readonly PamRule[] | undefined {
  const rules: PamRule[] = [];
  const walk = (name: string, level: number, depth: number): boolean => {
    const found = files.find((file) => file.name === name);
    if (found === undefined || depth > deepest) return false;
    for (const { words, line } of logicalLines(found.text)) {
      if (rules.length >= rulesAtMost) return false;
      const [type = '', control = '', target = '', ...args] = words;
      if (type.toLowerCase() === '@include') {
        if (!walk(control, level, depth + 1)) return false;
        continue;
      }
      const quiet = type.startsWith('-');
      if (type.slice(quiet ? 1 : 0).toLowerCase() !== phase) continue;
      const word = control.toLowerCase();
      if (word === 'include' || word === 'substack') {
        if (!walk(target, level + (word === 'substack' ? 1 : 0), depth + 1)) return false;
        continue;
      }
      const actions = actionsOf(control);
      if (actions === undefined || target === '') return false;
      rules.push({ file: found.name, line, actions, module: target.replace(/^.*\//u, ''), args, quiet, level });
    }
    return true;
  };
  return walk(service, 0, 0) ? rules : undefined;
}

/** Words of each line that is not empty; `\` at its end joins the next one, `[…]` keeps blanks together. */
function* logicalLines(text: string): Generator<{ readonly words: readonly string[]; readonly line: number }> {
  let joined = '';
  let first = 0;
  for (const [at, raw] of text.split('\n').entries()) {
    const bare = raw.replace(/#.*$/u, '').trimEnd();
    if (joined === '') first = at + 1;
    if (bare.endsWith('\\')) {
      joined += `${bare.slice(0, -1)} `;
      continue;
    }
    const words = (joined + bare).match(/\[(?:\\\]|[^\]])*\]|\S+/gu);
    joined = '';
    if (words !== null) yield { words, line: first };
  }
}

function actionsOf(control: string): ReadonlyMap<string, string> | undefined {
  const listed = control.startsWith('[') ? control.slice(1, -1) : controls[control.toLowerCase()];
  if (listed === undefined) return undefined;
  const pairs = listed
    .trim()
    .split(/\s+/u)
    .map((pair) => pair.split('=', 2));
  return new Map(pairs.map(([value = '', action = '']) => [value.toLowerCase(), action.toLowerCase()]));
}
