import type { FixStep } from '../../contract/fix.ts';
import { Declined, needed, type Scene } from '../scene.ts';
import { withoutBits } from '../steps/mode.ts';

/** authfile.c, sshkey_perm_ok: no bit for group and others. */
const groupAndOthers = 0o077;
/** readconf.c, read_config_file_depth: nobody else may write. */
const othersWrite = 0o022;

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

/** A configuration file that others may write. */
export async function configMode(scene: Scene): Promise<readonly FixStep[]> {
  const check = needed(scene.value('config.check'), 'the file that ssh refuses');
  if (check.kind !== 'bad-permissions') throw new Declined('ssh does not say which file it refuses.');
  const seen = await scene.look('client', [check.file]);
  const file = seen.file(check.file);
  const owner = 'owner' in file ? Number(file.owner.split(':')[0]) : null;
  if (owner !== null && owner !== 0 && owner !== seen.uid)
    throw new Declined(
      `${check.file} belongs to the user number ${owner}. Only root can give it to you: sudo chown "$USER" ${check.file}`,
    );
  return [withoutBits('client', check.file, seen, othersWrite)];
}

/** Line ends of Windows and a missing last line end: nothing else of a damaged key can be put right. */
export async function keyLineEnds(scene: Scene): Promise<readonly FixStep[]> {
  const damaged = (scene.value('config.identity-files') ?? []).filter(
    ({ state, damage }) => state === 'damaged' && (damage === 'crlf' || damage === 'no-final-newline'),
  );
  if (damaged.length === 0)
    throw new Declined('The key file is damaged in a way that cannot be repaired: take it from its source again.');
  const paths = damaged.map(({ path }) => path);
  const seen = await scene.look('client', paths);
  return paths.map((path) => {
    const file = seen.file(path);
    if (file.kind === 'link') throw new Declined(`${path} is a symbolic link; whyssh does not replace links.`);
    if (file.kind !== 'file' || file.cut) throw new Declined(`${path} cannot be read.`);
    const content = withUnixLineEnds(file.bytes);
    return {
      kind: 'key.line-ends',
      where: 'client',
      title: `Give the key file ${path} the line ends that ssh reads.`,
      grade: 'safe',
      operations: [
        {
          kind: 'put',
          path,
          expect: file.hash,
          before: file.bytes,
          content,
          mode: file.mode,
          owner: null,
          secret: true,
        },
      ],
    };
  });
}

function withUnixLineEnds(bytes: Uint8Array): Uint8Array {
  const kept = [...bytes].filter((byte) => byte !== 0x0d);
  return new Uint8Array(kept.at(-1) === 0x0a ? kept : [...kept, 0x0a]);
}

/** The socket of a shared connection behind which nobody answers. */
export async function staleSocket(scene: Scene): Promise<readonly FixStep[]> {
  const socket = needed(scene.value('config.control-socket'), 'the socket of the shared connection');
  if (socket.kind !== 'hung' && socket.kind !== 'stale') throw new Declined('No socket of a shared connection hangs.');
  const seen = await scene.look('client', [socket.path]);
  if (seen.file(socket.path).kind !== 'socket') throw new Declined(`${socket.path} is no socket.`);
  return [
    {
      kind: 'control-socket.remove',
      where: 'client',
      title: `Remove the socket ${socket.path} of a shared connection that does not answer.`,
      grade: 'reversible',
      operations: [{ kind: 'remove', path: socket.path, expect: 'socket' }],
      undoSays: 'Once the fix is proven the dead socket is gone for good; the next ssh makes a new one.',
    },
  ];
}
