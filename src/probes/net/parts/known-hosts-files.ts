import type { KnownHost } from '../../../contract/facts/hostkey.ts';
import type { Files } from '../../../ports/files.ts';
import { parseKnownHosts } from '../../../wire/files/known-hosts.ts';
import { parsePublicKeyLine } from '../../../wire/files/public-key.ts';
import { textLines } from '../../../wire/files/text-lines.ts';
import type { KnownHostsFile, PresentedKey } from './known-host.ts';

/** A company-wide known_hosts has some ten thousand lines; more than this is not read. */
const knownHostsMaxBytes = 16 * 1024 * 1024;

export async function readKnownHosts(
  files: Files,
  paths: readonly string[],
): Promise<{ readonly files: readonly KnownHostsFile[]; readonly notes: readonly string[] }> {
  const found: KnownHostsFile[] = [];
  const notes: string[] = [];
  for (const path of paths) {
    const read = await files.read(path, knownHostsMaxBytes);
    if (read.kind !== 'bytes') {
      notes.push(`${path}: ${read.kind}`);
      continue;
    }
    // Bytes stay bytes: known_hosts is no UTF-8 to ssh.
    const parsed = parseKnownHosts(Buffer.from(read.bytes).toString('latin1'));
    found.push({ path, parsed });
    notes.push(`${path}: ${parsed.lines.length} lines${read.cut ? ', the rest was not read' : ''}`);
  }
  return { files: found, notes };
}

/** RevokedHostKeys: plain public keys, one a line. A binary KRL is left to ssh, whose trace says so. */
export async function readRevoked(
  files: Files,
  paths: readonly string[],
  key: PresentedKey,
): Promise<{ readonly hit: Extract<KnownHost, { kind: 'revoked' }> | null; readonly notes: readonly string[] }> {
  const notes: string[] = [];
  for (const path of paths.filter((one) => one !== 'none')) {
    const read = await files.read(path, knownHostsMaxBytes);
    if (read.kind !== 'bytes') {
      // ssh then refuses every host key (sshkey_check_revoked).
      notes.push(`RevokedHostKeys file ${path}: ${read.kind}`);
      continue;
    }
    if (Buffer.from(read.bytes.subarray(0, krlMagic.length)).toString('latin1') === krlMagic) {
      notes.push(`${path} is a binary key revocation list: not judged here, ssh itself does`);
      continue;
    }
    const wanted = [
      key.blob,
      ...(key.certificate === null ? [] : [key.certificate.keyBlob, key.certificate.authorityBlob]),
    ];
    for (const [at, text] of textLines(Buffer.from(read.bytes).toString('latin1')).entries()) {
      const line = parsePublicKeyLine(text.trim());
      if (line.ok && wanted.some((blob) => Buffer.from(line.key.blob).equals(blob)))
        return { hit: { kind: 'revoked', file: path, line: at + 1 }, notes };
    }
  }
  return { hit: null, notes };
}

const krlMagic = 'SSHKRL\n\0'; // PROTOCOL.krl
