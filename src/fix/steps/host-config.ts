import type { Origin } from '../../contract/facts/config.ts';
import type { FixStep } from '../../contract/fix.ts';
import { type HostSetting, setForHost } from '../../wire/config/edit.ts';
import { Declined, needed, type Scene } from '../scene.ts';
import { shellWord } from '../words.ts';
import { readText } from './text-file.ts';

/** Settings for the one host that was asked for, in the user's own ssh_config. */
export async function hostConfigStep(
  scene: Scene,
  wanted: readonly { readonly keyword: string; readonly value: string }[],
  options: { readonly undoSays?: string } = {},
): Promise<FixStep> {
  const { host, arguments: words } = scene.report.asked;
  if (/[*?!\s,"#]/u.test(host)) throw new Declined(`${host} is no name that can stand alone in a Host line.`);
  if (words.some((word) => word.startsWith('-F')))
    throw new Declined('Another configuration is named with -F; whyssh changes your own ~/.ssh/config only.');
  const home = needed(scene.value('client.user')?.home, 'your home folder');
  const path = `${home}/.ssh/config`;
  const origins = scene.value('config.origins') ?? {};
  const settings = wanted.map(({ keyword, value }): HostSetting => {
    const origin = origins[keyword.toLowerCase()];
    if (origin?.kind === 'command-line')
      throw new Declined(
        `${keyword} is set on the command line, which comes before every file: call ssh with ${keyword}=${value} instead.`,
      );
    return { keyword, value, decidedAt: decidedAt(origin, path, home) };
  });
  const seen = await scene.look('client', [`${home}/.ssh`, path]);
  if (seen.file(`${home}/.ssh`).kind !== 'folder') throw new Declined(`${home}/.ssh is not there.`);
  const before = readText(seen, path);
  const after = setForHost(before.text, host, settings);
  const list = settings.map(({ keyword, value }) => `${keyword} ${value}`).join(', ');
  return {
    kind: 'ssh-config.host',
    where: 'client',
    title: `Set ${list} for ${host} alone in ${path}.`,
    grade: 'safe',
    operations: [
      {
        kind: 'put',
        path,
        expect: before.hash,
        before: before.bytes,
        content: new TextEncoder().encode(after),
        mode: '600',
        owner: null,
      },
      {
        kind: 'run',
        shows: null,
        does: 'the check of the new configuration',
        run: `ssh -G ${shellWord(host)} >/dev/null`,
        undo: null,
        done: null,
      },
    ],
    ...options,
  };
}

/** The line of the user's own file that decides; 0: a file that it may include; null: nothing that comes before it. */
function decidedAt(origin: Origin | undefined, path: string, home: string): number | null {
  if (origin?.kind === 'unknown') return 0;
  if (origin?.kind !== 'line') return null;
  if (origin.file === path) return origin.line;
  return origin.file.startsWith(`${home}/`) ? 0 : null;
}
