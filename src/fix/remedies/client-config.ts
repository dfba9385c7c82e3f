import type { FixStep } from '../../contract/fix.ts';
import { configWord } from '../../wire/config/edit.ts';
import { Declined, needed, type Scene } from '../scene.ts';
import { hostConfigStep } from '../steps/host-config.ts';
import { commentLine } from '../steps/text-file.ts';

/** The port on which this server answers as SSH. */
export async function otherPort(scene: Scene): Promise<readonly FixStep[]> {
  const { address, port } = scene.finding.subject;
  const inside = scene.value('server.sshd.listening')?.ports ?? [];
  const known = scene
    .records('hostkey.known')
    .filter(({ at, value }) => at.address === address && at.port !== port && ['match', 'ca-match'].includes(value.kind))
    .map(({ at }) => at.port);
  const ports = known.length > 0 ? known : inside;
  const [found, ...others] = [...new Set(ports)];
  if (found === undefined || others.length > 0)
    throw new Declined('Which port is the right one is not proven: no port shows the host key that known_hosts has.');
  return [await hostConfigStep(scene, [{ keyword: 'Port', value: String(found) }])];
}

const slots = {
  kex: 'KexAlgorithms',
  hostKey: 'HostKeyAlgorithms',
  cipher: 'Ciphers',
  mac: 'MACs',
  compression: null,
} as const;

const weaker =
  'The method is old and weaker than those of today: it is allowed for this host alone, until its server is updated.';

/** One method more for one host: the first of the server's that this ssh knows and does not offer. */
export async function oneMoreAlgorithm(scene: Scene): Promise<readonly FixStep[]> {
  const match = needed(scene.value('kex.match'), 'which algorithms the server offers');
  const keyword = match.kind === 'no-common' ? slots[match.slot] : null;
  const [name] = match.kind === 'no-common' ? match.enable : [];
  if (keyword === null || name === undefined)
    throw new Declined('This ssh knows none of the methods that the server offers: one of the two needs an update.');
  return [await hostConfigStep(scene, [{ keyword, value: `+${name}` }], { undoSays: weaker })];
}

export async function rsaSha1Signatures(scene: Scene): Promise<readonly FixStep[]> {
  const ssh = scene.value('client.ssh');
  // OpenSSH 8.5 renamed PubkeyAcceptedKeyTypes.
  const old = ssh?.kind === 'openssh' && (ssh.major < 8 || (ssh.major === 8 && ssh.minor < 5));
  const keyword = old ? 'PubkeyAcceptedKeyTypes' : 'PubkeyAcceptedAlgorithms';
  return [await hostConfigStep(scene, [{ keyword, value: '+ssh-rsa' }], { undoSays: weaker })];
}

export async function onlyIpv4(scene: Scene): Promise<readonly FixStep[]> {
  return [await hostConfigStep(scene, [{ keyword: 'AddressFamily', value: 'inet' }])];
}

export async function noPacketMark(scene: Scene): Promise<readonly FixStep[]> {
  return [await hostConfigStep(scene, [{ keyword: 'IPQoS', value: 'none' }])];
}

export async function shortControlPath(scene: Scene): Promise<readonly FixStep[]> {
  return [await hostConfigStep(scene, [{ keyword: 'ControlPath', value: '~/.ssh/cm-%C' }])];
}

/** Only the keys that the configuration names are offered, not all of the agent. */
export async function onlyNamedKeys(scene: Scene): Promise<readonly FixStep[]> {
  const usable = (scene.value('config.identity-files') ?? []).filter(
    ({ state, tooOpen }) => state === 'private-key' && !tooOpen,
  );
  if (usable.length === 0)
    throw new Declined(
      'No key file is named for this host, so it is not known which key of the agent is the right one.',
    );
  return [await hostConfigStep(scene, [{ keyword: 'IdentitiesOnly', value: 'yes' }])];
}

/** A private key of ~/.ssh that ssh does not try for this host: the only one, or the one that the server lists. */
export async function nameTheKey(scene: Scene): Promise<readonly FixStep[]> {
  const spare = scene.value('config.spare-keys') ?? [];
  const keys = scene.value('server.authorized-keys');
  const listed = keys?.kind === 'read' ? keys.fingerprints : undefined;
  const fitting =
    listed === undefined
      ? spare
      : spare.filter(({ fingerprint }) => fingerprint !== null && listed.includes(fingerprint));
  const [key, ...others] = fitting;
  if (key === undefined) throw new Declined('There is no other key in ~/.ssh that could be the right one.');
  if (others.length > 0)
    throw new Declined(
      `Several keys could be the right one (${fitting.map(({ path }) => path).join(', ')}): try them with ssh -i.`,
    );
  return [await hostConfigStep(scene, [{ keyword: 'IdentityFile', value: configWord(key.path) }])];
}

/** A line of the user's own configuration that ssh refuses becomes a comment. */
export async function commentBadLine(scene: Scene): Promise<readonly FixStep[]> {
  const check = needed(scene.value('config.check'), 'the line that ssh refuses');
  if (check.kind !== 'syntax' && check.kind !== 'unsupported-option')
    throw new Declined('ssh does not say which line it refuses.');
  const home = needed(scene.value('client.user')?.home, 'your home folder');
  if (!check.file.startsWith(`${home}/`))
    throw new Declined(`${check.file} is not yours: its owner must correct line ${check.line}.`);
  const seen = await scene.look('client', [check.file]);
  const { put } = commentLine('client', check.file, seen, check.line, check.text.quoted);
  return [
    {
      kind: 'ssh-config.comment-line',
      where: 'client',
      title: `Make line ${check.line} of ${check.file} a comment: ssh refuses it.`,
      grade: 'safe',
      operations: [put],
    },
  ];
}
