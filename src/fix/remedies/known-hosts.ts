import type { CauseId } from '../../contract/cause.ts';
import type { FixStep } from '../../contract/fix.ts';
import { parsePublicKeyLine } from '../../wire/files/public-key.ts';
import { Declined, needed, type Scene } from '../scene.ts';
import { putText } from '../steps/sshd-config.ts';
import { readText } from '../steps/text-file.ts';

/** What a changed host key may mean, from outside. */
export const changedKeyCauses: readonly CauseId[] = [
  'hostkey/hostkey-changed-reinstall',
  'hostkey/hostkey-changed-ip-reuse',
  'hostkey/hostkey-mitm-or-interception',
];

const serverKeys = ['ed25519', 'ecdsa', 'rsa'].map((type) => `/etc/ssh/ssh_host_${type}_key.pub`);

/** The machine behind the second way has this very key: nobody stands in between. */
export function isProvenInside({ value }: Pick<Scene, 'value'>): boolean {
  const presented = value('hostkey.presented');
  const inside = value('server.host-keys');
  return presented?.verified === true && inside?.fingerprints.includes(presented.fingerprint) === true;
}

/** The one line of known_hosts gets the key that the server's own files have; its names and its marks stay. */
export async function newHostKey(scene: Scene): Promise<readonly FixStep[]> {
  const known = needed(scene.value('hostkey.known'), 'the line of known_hosts');
  if (known.kind !== 'changed') throw new Declined('The host key is not a changed one.');
  if (!isProvenInside(scene))
    throw new Declined(
      'known_hosts is changed only when the new key is proven by a second way: with --via "COMMAND" whyssh compares it with the files of the server itself.',
    );
  const home = needed(scene.value('client.user')?.home, 'your home folder');
  if (!known.file.startsWith(`${home}/`))
    throw new Declined(`${known.file} is not yours: its owner must change line ${known.line}.`);
  const key = await keyOfServer(scene);
  const seen = await scene.look('client', [known.file]);
  const before = readText(seen, known.file);
  const lines = before.text.split('\n');
  const old = lines[known.line - 1] ?? '';
  // known_hosts: [mark] names type key [comment]
  const [, head = ''] = /^((?:@\S+\s+)?\S+\s+)\S+\s+\S+/u.exec(old) ?? [];
  if (head === '' || head.startsWith('@'))
    throw new Declined(`Line ${known.line} of ${known.file} is no plain line of a host.`);
  lines[known.line - 1] = `${head}${key}`;
  return [
    {
      kind: 'known-hosts.line',
      where: 'client',
      title: `Put the new host key into line ${known.line} of ${known.file}: the server's own files have the same.`,
      grade: 'safe',
      operations: [putText(known.file, before, lines.join('\n'), '600')],
    },
  ];
}

/** Type and key as they stand in the server's own file, where its fingerprint is the one that was shown to us. */
async function keyOfServer(scene: Scene): Promise<string> {
  const presented = needed(scene.value('hostkey.presented'), 'the key that the server shows');
  const seen = await scene.look('server', serverKeys);
  for (const path of serverKeys) {
    const file = seen.file(path);
    if (file.kind !== 'file') continue;
    const line = new TextDecoder().decode(file.bytes).trim();
    const parsed = parsePublicKeyLine(line);
    const [type = '', key = ''] = line.split(/\s+/u);
    if (parsed.ok && parsed.key.fingerprint === presented.fingerprint) return `${type} ${key}`;
  }
  throw new Declined('The key that the server shows stands in none of its usual files.');
}
