import { type Evidence, known } from '../../contract/fact.ts';
import type { IdentityFile, Origin, SpareKey, UserCertificate } from '../../contract/facts/config.ts';
import { defineProbe } from '../../contract/probe.ts';
import { quote } from '../../contract/quoted.ts';
import type { FileRead } from '../../ports/files.ts';
import type { Ports } from '../../ports/ports.ts';
import type { UserInfo } from '../../ports/system.ts';
import { parseCertificate } from '../../wire/files/certificate.ts';
import { keyFileMaxBytes, readKeyFile } from '../../wire/files/private-key.ts';
import { type PublicKey, parsePublicKeyLine } from '../../wire/files/public-key.ts';
import { expandPath, pathTokens, type TokenSubject } from './parts/expand-path.ts';
import { costsNothing } from './parts/footprint.ts';
import { keyFileState } from './parts/key-file-state.ts';
import { textOf } from './parts/text.ts';

export interface IdentityFilesInput extends TokenSubject {
  /** IdentityFile of the effective configuration, as `ssh -G` prints it: `~` and tokens not filled in. */
  readonly identityFiles: readonly string[];
  /** CertificateFile, likewise. */
  readonly certificateFiles: readonly string[];
  /** Where IdentityFile comes from; OpenSSH's own list of names counts as not asked for. */
  readonly origin: Origin | undefined;
}

type IdentityPorts = Pick<Ports, 'files' | 'system' | 'processes' | 'clock'>;

const filesAtMost = 64; // readconf.h SSH_MAX_IDENTITY_FILES is 100
const publicMaxBytes = 64 * 1024;
const folderEntriesAtMost = 64;

/** Reads the private key files that ssh would try, their public halves and certificates. Nothing is decrypted. */
export const identityFiles = defineProbe({
  id: 'identity-files',
  stage: 'client',
  gives: ['config.identity-files', 'config.spare-keys', 'config.certificates'],
  footprint: costsNothing,
  withinMs: 3_000,
  async run(input: IdentityFilesInput, ports: IdentityPorts) {
    const [tokens, user] = await Promise.all([
      pathTokens(input, [...input.identityFiles, ...input.certificateFiles], ports),
      ports.system.user(),
    ]);
    const expand = (text: string) => expandPath(text, tokens, ports.processes.env);
    const named = [...new Set(input.identityFiles.filter((path) => path.toLowerCase() !== 'none'))].slice(
      0,
      filesAtMost,
    );
    const paths = named.flatMap((text) => expand(text) ?? []);
    const explicit = input.origin?.kind === 'line' || input.origin?.kind === 'command-line';
    const files = await Promise.all(paths.map((path) => readIdentity(path, explicit, user, ports)));
    const certificatePaths = [
      ...input.certificateFiles.flatMap((text) => expand(text) ?? []),
      ...paths.map((path) => `${path}-cert.pub`),
    ].slice(0, 2 * filesAtMost);
    const certificates = await Promise.all(
      [...new Set(certificatePaths)].map((path) => readCertificate(path, input.user, ports)),
    );
    const spare = await spareKeys(files, user, ports);
    const unknown = named.filter((text) => expand(text) === undefined);
    return [
      {
        facts: {
          'config.identity-files': known(files),
          'config.spare-keys': known(spare),
          'config.certificates': known(certificates.filter((found) => found !== undefined)),
        },
        evidence: unknown.map((text): Evidence => ({ what: 'path not filled in', text: quote(text) })),
      },
    ];
  },
});

async function readIdentity(
  path: string,
  explicit: boolean,
  user: UserInfo,
  { files }: IdentityPorts,
): Promise<IdentityFile> {
  const [read, stat, publicRead] = await Promise.all([
    files.read(path, keyFileMaxBytes),
    files.stat(path),
    files.read(`${path}.pub`, publicMaxBytes),
  ]);
  const access = accessOf(stat, user);
  if (read.kind !== 'bytes') return { ...unread(path, explicit, read), ...access };
  const found = keyFileState(readKeyFile(read.bytes));
  const beside = publicHalf(publicRead);
  // A PEM file does not show its public half; ssh then offers the one beside it (authfile.c sshkey_load_public).
  const key = found.key ?? (found.state === 'private-key' ? beside : null);
  return {
    path,
    explicit,
    state: found.state,
    damage: found.damage,
    ...access,
    encrypted: found.encrypted,
    type: found.type ?? key?.type ?? null,
    bits: key?.bits ?? null,
    fingerprint: key?.fingerprint ?? null,
    needsTouch: found.needsTouch,
    publicHalfDiffers:
      found.key === null || beside === null ? null : !Buffer.from(found.key.blob).equals(Buffer.from(beside.blob)),
    ppkVersion: found.ppkVersion,
    privateBeside: found.state === 'public-key' ? await hasPrivateBeside(path, files) : null,
  };
}

async function hasPrivateBeside(path: string, files: Ports['files']): Promise<boolean> {
  if (!path.endsWith('.pub')) return false;
  const beside = await files.read(path.slice(0, -'.pub'.length), keyFileMaxBytes);
  return beside.kind === 'bytes' && keyFileState(readKeyFile(beside.bytes)).state === 'private-key';
}

/** Files of ~/.ssh that hold no key, whatever else they hold. */
const neverAKey = /^(?:config|known_hosts|authorized_keys|environment|rc|.*\.(?:pub|old|sock))/;

/** What a person means by "my other key": private keys in ~/.ssh that no IdentityFile names. */
async function spareKeys(
  tried: readonly IdentityFile[],
  user: UserInfo,
  { files }: IdentityPorts,
): Promise<SpareKey[]> {
  if (user.home === null) return [];
  const folder = `${user.home}/.ssh`;
  const listed = await files.list(folder);
  if (listed.kind !== 'names') return [];
  const paths = listed.names.filter((name) => !neverAKey.test(name)).map((name) => `${folder}/${name}`);
  const found = await Promise.all(
    paths
      .filter((path) => !tried.some((one) => one.path === path))
      .slice(0, folderEntriesAtMost)
      .map(async (path): Promise<readonly SpareKey[]> => {
        const read = await files.read(path, keyFileMaxBytes);
        if (read.kind !== 'bytes') return [];
        const { state, key, type } = keyFileState(readKeyFile(read.bytes));
        const fingerprint = key?.fingerprint ?? null;
        return state === 'private-key' ? [{ path, type: type ?? key?.type ?? null, fingerprint }] : [];
      }),
  );
  const known = tried.flatMap(({ fingerprint }) => fingerprint ?? []);
  return found.flat().filter(({ fingerprint }) => fingerprint === null || !known.includes(fingerprint));
}

type Access = Pick<IdentityFile, 'mode' | 'ownedByUser' | 'tooOpen'>;

/** authfile.c sshkey_perm_ok: only the owner's own files are judged by their mode. Windows has no modes. */
function accessOf(stat: Awaited<ReturnType<IdentityPorts['files']['stat']>>, { uid }: UserInfo): Access {
  if (stat.kind !== 'stat' || uid === null) return { mode: null, ownedByUser: null, tooOpen: false };
  const { mode, uid: owner } = stat.stat;
  return { mode, ownedByUser: owner === uid, tooOpen: owner === uid && (mode & 0o077) !== 0 };
}

function unread(path: string, explicit: boolean, read: Exclude<FileRead, { kind: 'bytes' }>) {
  return {
    path,
    explicit,
    state: read.kind === 'missing' ? ('missing' as const) : ('unreadable' as const),
    damage: read.kind === 'failed' ? read.code : null,
    encrypted: null,
    type: null,
    bits: null,
    fingerprint: null,
    needsTouch: false,
    publicHalfDiffers: null,
    ppkVersion: null,
    privateBeside: null,
  };
}

function publicHalf(read: FileRead): PublicKey | null {
  const line = read.kind === 'bytes' ? (textOf(read.bytes).split('\n')[0] ?? '') : '';
  const parsed = parsePublicKeyLine(line);
  return parsed.ok ? parsed.key : null;
}

async function readCertificate(
  path: string,
  user: string,
  { files, clock }: IdentityPorts,
): Promise<UserCertificate | undefined> {
  const key = publicHalf(await files.read(path, publicMaxBytes));
  const certificate = key === null ? undefined : parseCertificate(key.blob);
  if (certificate === undefined) return undefined;
  const { principals, validAfterS, validBeforeS } = certificate;
  const nowS = clock.wallMs() / 1000;
  const inTime = nowS >= validBeforeS ? 'expired' : nowS < validAfterS ? 'not-yet-valid' : 'valid';
  return {
    path,
    principals,
    validAfterS,
    validBeforeS,
    state: certificate.for === 'host' ? 'host-certificate' : inTime,
    // Without principals it depends on the server whether any user will do (sshkey.c, require_principal).
    listsUser: principals.length === 0 || principals.includes(user),
    authority: certificate.authority,
  };
}
