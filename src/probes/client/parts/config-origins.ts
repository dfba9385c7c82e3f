import type { ConfigFacts, Origin } from '../../../contract/facts/config.ts';
import { originsOf } from '../../../wire/config/origin.ts';
import type { SshG } from '../../../wire/config/ssh-g.ts';
import type { ResolvedConfig } from '../../../wire/config/world.ts';

/** Which line decided each value: by ssh's word and our reading together, or by our reading alone where no ssh can be asked. */
export function decidedBy(
  ours: ResolvedConfig,
  truth: SshG | undefined,
  defaults: SshG | undefined,
  home: string,
): ConfigFacts['config.origins'] {
  if (truth !== undefined) return originsOf({ truth, ours, home, ...(defaults === undefined ? {} : { defaults }) });
  const own = [...ours.values].flatMap(([keyword, [first]]): [string, Origin][] =>
    first === undefined ? [] : [[keyword, first.origin]],
  );
  return Object.fromEntries(own);
}

const pinning = [
  'kexalgorithms',
  'hostkeyalgorithms',
  'ciphers',
  'macs',
  'pubkeyacceptedalgorithms',
  'casignaturealgorithms',
];

/** Lists that a line replaces or shortens. One that begins with + or ^ only adds. */
export function pinsOf(resolved: ResolvedConfig): ConfigFacts['config.pins'] {
  return pinning.flatMap((keyword) => {
    const first = resolved.values.get(keyword)?.[0];
    if (first === undefined || /^[+^]/.test(first.value) || first.origin.kind === 'default') return [];
    const at = first.origin.kind === 'line' ? first.origin : { file: 'command-line', line: 0 };
    return [{ keyword, value: first.value, file: at.file, line: at.line }];
  });
}
