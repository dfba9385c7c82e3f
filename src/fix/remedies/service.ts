import type { Command, FixStep, Operation } from '../../contract/fix.ts';
import { Declined, needed, type Scene } from '../scene.ts';
import { withoutBits } from '../steps/mode.ts';
import { checkConfig } from '../steps/reload.ts';
import { enableStep, type ServiceHandle, startStep } from '../steps/service.ts';
import { commentLine } from '../steps/text-file.ts';
import { shellWord } from '../words.ts';

/** The stopped SSH server is started, and starts at boot from now on. */
export async function startServer(scene: Scene): Promise<readonly FixStep[]> {
  return startSteps(await serviceOf(scene));
}

function startSteps(service: ServiceHandle): readonly FixStep[] {
  return ['systemd', 'openrc'].includes(service.manager)
    ? [startStep(service), enableStep(service)]
    : [startStep(service)];
}

/** How this server starts sshd, by what was seen inside. */
export async function serviceOf(scene: Scene): Promise<ServiceHandle> {
  await scene.look('server', []);
  const service = needed(scene.value('server.service'), 'how the server starts its SSH server');
  if (service.manager === 'launchd' || service.manager === 'windows')
    throw new Declined('whyssh changes servers on Linux only; the report has the command.');
  const installed = scene.value('server.sshd.installed');
  if (installed?.product !== undefined && installed.product !== null && installed.product !== 'openssh')
    throw new Declined(`whyssh changes OpenSSH only; this server runs ${installed.product}.`);
  return {
    manager: service.manager,
    unit: service.unit ?? (service.manager === 'openrc' ? 'sshd' : 'ssh'),
    program: installed?.path ?? '/usr/sbin/sshd',
  };
}

export async function unmaskAndStart(scene: Scene): Promise<readonly FixStep[]> {
  const service = await serviceOf(scene);
  if (service.manager !== 'systemd') throw new Declined('Only systemd can mask a service.');
  const name = shellWord(service.unit);
  const unmask: Command = {
    kind: 'run',
    shows: `systemctl unmask ${name}`,
    does: `the unmasking of ${service.unit}`,
    run: `systemctl -q unmask ${name}`,
    undo: `systemctl -q mask ${name}`,
    done: `[ "$(systemctl show -p LoadState --value ${name})" != masked ]`,
  };
  return [
    {
      kind: 'service.unmask',
      where: 'server',
      title: `Unmask ${service.unit}: somebody has masked it, so that nothing can start it.`,
      grade: 'safe',
      operations: [unmask],
    },
    // Whether it starts at boot was decided before somebody masked it, and counts again.
    startStep(service),
  ];
}

/** What the way back needs to know lies beside the command, in the folder of the change. */
const beside = '"${0%/*}/had"';

export async function makeHostKeys(scene: Scene): Promise<readonly FixStep[]> {
  const service = await serviceOf(scene);
  const make: Command = {
    kind: 'run',
    shows: 'ssh-keygen -A',
    does: 'the making of host keys',
    run: `ls /etc/ssh/ssh_host_*_key >${beside} 2>/dev/null\nssh-keygen -A`,
    undo: `for key in /etc/ssh/ssh_host_*_key; do grep -qxF "$key" ${beside} || rm -f "$key" "$key.pub"; done`,
    done: null,
  };
  return [
    {
      kind: 'host-keys.make',
      where: 'server',
      title: 'Make the host keys that are missing.',
      grade: 'reversible',
      operations: [make, checkConfig(service)],
      undoSays: 'If a backup has the old keys, put them back instead: with new keys every client is warned once.',
    },
    ...startSteps(service),
  ];
}

const usualKeys = ['rsa', 'ecdsa', 'ed25519'].map((type) => `/etc/ssh/ssh_host_${type}_key`);

/** authfile.c, sshkey_perm_ok: a host key that group or others may read is not used. */
export async function closeHostKeys(scene: Scene): Promise<readonly FixStep[]> {
  const service = await serviceOf(scene);
  const check = scene.value('server.sshd.check');
  const named = check?.kind === 'host-key-permissions' && check.file?.startsWith('/') === true ? [check.file] : [];
  const paths = [...new Set([...named, ...usualKeys])];
  const seen = await scene.look('server', paths);
  const there = paths.filter((path) => seen.file(path).kind === 'file');
  if (there.length === 0) throw new Declined('No host key was found where host keys usually are.');
  const steps = there
    .map((path) => withoutBits('server', path, seen, 0o077))
    .filter(({ operations }) => operations.length > 0);
  return [...steps, ...startSteps(service)];
}

/** sshd.c: the folder must be there, belong to root and not be writable by others. */
export async function privsepFolder(scene: Scene): Promise<readonly FixStep[]> {
  const service = await serviceOf(scene);
  const seen = await scene.look('server', ['/run/sshd', '/etc/tmpfiles.d', '/etc/tmpfiles.d/sshd.conf']);
  const folder = seen.file('/run/sshd');
  const operations: Operation[] = [];
  if (folder.kind === 'absent') operations.push({ kind: 'mkdir', path: '/run/sshd', mode: '755', owner: '0:0' });
  if (folder.kind === 'folder' && folder.owner !== '0:0')
    operations.push({ kind: 'owner', path: '/run/sshd', owner: '0:0', before: folder.owner });
  if (folder.kind === 'folder' && (Number.parseInt(folder.mode, 8) & 0o022) !== 0)
    operations.push({ kind: 'mode', path: '/run/sshd', mode: '755', before: folder.mode });
  // /run is empty after every start of the machine.
  if (
    service.manager === 'systemd' &&
    seen.file('/etc/tmpfiles.d').kind === 'folder' &&
    seen.file('/etc/tmpfiles.d/sshd.conf').kind === 'absent'
  )
    operations.push({
      kind: 'put',
      path: '/etc/tmpfiles.d/sshd.conf',
      expect: 'absent',
      before: new Uint8Array(),
      content: new TextEncoder().encode('d /run/sshd 0755 root root\n'),
      mode: '644',
      owner: '0:0',
    });
  return [
    {
      kind: 'privsep-folder',
      where: 'server',
      title: 'Make the folder /run/sshd as sshd wants it: of root, and writable for root alone.',
      grade: 'safe',
      operations,
    },
    ...startSteps(service),
  ];
}

/** The one line that sshd names becomes a comment; then the server starts. */
export async function commentSshdLine(scene: Scene): Promise<readonly FixStep[]> {
  const service = await serviceOf(scene);
  const check = needed(scene.value('server.sshd.check'), 'what sshd says about its configuration');
  if (check.kind !== 'config' || check.file === null || check.line === null || !check.file.startsWith('/'))
    throw new Declined('sshd does not name the line that it rejects.');
  const seen = await scene.look('server', [check.file]);
  const { put } = commentLine('server', check.file, seen, check.line, check.text.quoted.split('\n')[0] ?? '');
  return [
    {
      kind: 'sshd-config.comment-line',
      where: 'server',
      title: `Make line ${check.line} of ${check.file} a comment: sshd rejects it.`,
      grade: 'reversible',
      operations: [put, checkConfig(service)],
    },
    ...startSteps(service),
  ];
}
