import type { Command, FixStep, Operation } from '../../contract/fix.ts';
import { Declined, needed, type Scene } from '../scene.ts';
import { withReload } from '../steps/reload.ts';
import { replaceLine, sshdConfig } from '../steps/sshd-config.ts';
import { shellWord } from '../words.ts';
import { serviceOf } from './service.ts';

/** Where a command keeps what its way back needs. */
const beside = '"${0%/*}/had"';

/** The account that was asked for, as a word of sh. */
function userOf(scene: Scene): { readonly name: string; readonly word: string } {
  const name = needed(scene.value('server.view')?.user, 'the account');
  if (!/^[A-Za-z0-9_][\w.-]{0,31}\$?$/u.test(name))
    throw new Declined('The name of the account is none that whyssh puts into a command.');
  return { name, word: shellWord(name) };
}

async function accountStep(scene: Scene, kind: string, title: string, command: Command): Promise<readonly FixStep[]> {
  await scene.look('server', []);
  return [{ kind, where: 'server', title, grade: 'reversible', operations: [command] }];
}

/** shadow(5), field 8: the day of the end is kept, for the way back. */
export async function endExpiry(scene: Scene): Promise<readonly FixStep[]> {
  const { name, word } = userOf(scene);
  return accountStep(scene, 'account.expiry', `Let the account ${name} not expire any more.`, {
    kind: 'run',
    shows: `chage -E -1 ${word}`,
    does: 'the new end of the account',
    run: `getent shadow ${word} | cut -d: -f8 >${beside} && chage -E -1 ${word}`,
    undo: `read -r day <${beside}; chage -E "\${day:--1}" ${word}`,
    done: `[ -z "$(getent shadow ${word} | cut -d: -f8)" ]`,
  });
}

/** A lock is a "!" before the password. Where nothing else is there, "*" lets keys in and still no password. */
export async function unlock(scene: Scene): Promise<readonly FixStep[]> {
  const { name, word } = userOf(scene);
  return accountStep(scene, 'account.unlock', `Unlock the account ${name}.`, {
    kind: 'run',
    shows: `usermod -U ${word}`,
    does: 'the unlocking',
    run: `case "$(getent shadow ${word} | cut -d: -f2)" in
'!') echo none >${beside}; usermod -p '*' ${word} ;;
*) echo some >${beside}; usermod -U ${word} ;;
esac`,
    undo: `read -r had <${beside}; if [ "$had" = none ]; then usermod -p '!' ${word}; else usermod -L ${word}; fi`,
    done: `case "$(getent shadow ${word} | cut -d: -f2)" in '!'*) exit 1 ;; esac`,
  });
}

export async function workingShell(scene: Scene): Promise<readonly FixStep[]> {
  const { name, word } = userOf(scene);
  const account = needed(scene.value('server.account'), 'the account');
  if (account.kind !== 'present') throw new Declined(`There is no account ${name}.`);
  return accountStep(
    scene,
    'account.shell',
    `Give the account ${name} a shell that is there, in place of ${account.shell}.`,
    {
      kind: 'run',
      shows: `usermod -s /bin/bash ${word}    (/bin/sh where there is no bash)`,
      does: 'the new shell',
      run: `shell=/bin/sh; [ -x /bin/bash ] && shell=/bin/bash; usermod -s "$shell" ${word}`,
      undo: `usermod -s ${shellWord(account.shell)} ${word}`,
      done: `shell=$(getent passwd ${word} | cut -d: -f7); [ -x "$shell" ]`,
    },
  );
}

/** The file that lets only root in, with its words shown: an administrator may have put it there. */
export async function removeNologin(scene: Scene): Promise<readonly FixStep[]> {
  const nologin = needed(scene.value('server.nologin'), 'the file that lets only root in');
  if (nologin.file === null) throw new Declined('There is no such file any more.');
  const seen = await scene.look('server', [nologin.file]);
  const file = seen.file(nologin.file);
  if (file.kind !== 'file') throw new Declined(`${nologin.file} is no plain file.`);
  const says = nologin.text?.quoted.trim() ?? '';
  return [
    {
      kind: 'nologin.remove',
      where: 'server',
      title: `Remove ${nologin.file}, which lets only root in${says === '' ? '' : ` (it says: ${says})`}.`,
      grade: 'reversible',
      operations: [{ kind: 'remove', path: nologin.file, expect: file.hash }],
    },
  ];
}

/** One name more in the AllowUsers line, or one less in the DenyUsers line. */
export async function allowUser(scene: Scene): Promise<readonly FixStep[]> {
  const { name } = userOf(scene);
  const access = needed(scene.value('server.access'), 'the line that refuses the account');
  if (access.kind !== 'refused') throw new Declined('No line of sshd_config refuses this account any more.');
  if (access.by !== 'AllowUsers' && access.by !== 'DenyUsers')
    throw new Declined(
      `${access.by} refuses the account: whether it belongs to another group is for a person to decide.`,
    );
  const service = await serviceOf(scene);
  const config = await sshdConfig(scene);
  const lines = config.lines.filter(({ keyword }) => keyword === access.by.toLowerCase());
  const line =
    access.by === 'AllowUsers'
      ? (lines.find(({ inMatch }) => !inMatch) ?? lines[0])
      : lines.find(({ rest }) => rest.split(/\s+/u).includes(name));
  if (line === undefined) throw new Declined(`The ${access.by} line was not found, or a pattern in it decides.`);
  if (access.by === 'DenyUsers' && line.rest.split(/\s+/u).length === 1)
    throw new Declined(`Line ${line.line} of ${line.file} denies this account alone: remove it if that is wanted.`);
  const operation: Operation = replaceLine(config.seen, line.file, line.line, (old) =>
    access.by === 'AllowUsers'
      ? `${old.trimEnd()} ${name}`
      : old.replace(new RegExp(`\\s+${name.replaceAll(/[.$]/gu, '\\$&')}(?=\\s|$)`, 'u'), ''),
  );
  return [
    {
      kind: 'sshd-config.users',
      where: 'server',
      title:
        access.by === 'AllowUsers'
          ? `Add ${name} to AllowUsers in ${line.file}.`
          : `Take ${name} out of DenyUsers in ${line.file}.`,
      grade: 'reversible',
      operations: withReload(service, [operation]),
    },
  ];
}

/** auth.c, safe_path: the file, its folder and the home belong to the user or root, and nobody else may write them. */
export async function closeAuthorizedKeys(scene: Scene): Promise<readonly FixStep[]> {
  const keys = needed(scene.value('server.authorized-keys'), 'the files with the keys of the account');
  const account = needed(scene.value('server.account'), 'the account');
  if (keys.kind !== 'read' || keys.unsafe === null || account.kind !== 'present')
    throw new Declined('Nothing is seen any more that sshd would object to.');
  const home = account.home;
  const paths = [...new Set([keys.unsafe.path, home, `${home}/.ssh`, ...keys.files])];
  const seen = await scene.look('server', paths);
  const operations = paths.flatMap((path): Operation[] => {
    const file = seen.file(path);
    if (!('owner' in file)) return [];
    const [uid = '', gid = ''] = file.owner.split(':');
    const mode = Number.parseInt(file.mode, 8);
    const mine = path === home || path.startsWith(`${home}/`);
    return [
      ...(mine && uid !== '0' && Number(uid) !== account.uid
        ? [{ kind: 'owner' as const, path, owner: `${account.uid}:${gid}`, before: file.owner }]
        : []),
      ...((mode & 0o022) === 0
        ? []
        : [{ kind: 'mode' as const, path, mode: (mode & ~0o022).toString(8), before: file.mode }]),
    ];
  });
  return [
    {
      kind: 'authorized-keys.close',
      where: 'server',
      title: 'Let nobody but the account itself write its keys and the folders they lie in.',
      grade: 'reversible',
      operations,
    },
  ];
}
