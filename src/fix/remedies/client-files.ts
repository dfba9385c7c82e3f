import type { FixStep } from '../../contract/fix.ts';
import { Declined, type Scene } from '../scene.ts';
import { withoutBits } from '../steps/mode.ts';

/** authfile.c, sshkey_perm_ok: no bit for group and others. */
const groupAndOthers = 0o077;

/** Private keys that others may read. */
export async function keyModes(scene: Scene): Promise<readonly FixStep[]> {
  const open = (scene.value('config.identity-files') ?? [])
    .filter(({ tooOpen, state }) => tooOpen && state === 'private-key')
    .map(({ path }) => path);
  const named = (scene.value('login.key-problems') ?? [])
    .filter(({ problem }) => problem === 'bad-permissions')
    .map(({ path }) => path);
  const paths = [...new Set([...open, ...named])].filter((path) => path.startsWith('/'));
  if (paths.length === 0) throw new Declined('No key file that others may read is known by its path.');
  const seen = await scene.look('client', paths);
  return paths.map((path) => withoutBits('client', path, seen, groupAndOthers));
}
