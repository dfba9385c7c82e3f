import { absent, known } from '../../contract/fact.ts';
import { quote } from '../../contract/quoted.ts';
import { defineCollector } from './collector.ts';

const products = { sshd: 'openssh', dropbear: 'dropbear', tinysshd: 'tinyssh' } as const;

/** Which SSH server is there, and whether one runs. */
export const serverSshd = defineCollector({
  id: 'server-sshd',
  section: 'sshd',
  gives: ['server.sshd.installed', 'server.sshd.running'],
  read({ own }) {
    const programs = own.many('program');
    const path = programs[0] ?? null;
    const name = path?.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.exe$/iu, '');
    const product = name !== undefined && name in products ? products[name as keyof typeof products] : null;
    const version = /OpenSSH_(?:for_Windows_)?([\w.]{1,20})/u.exec(own.many('version').join('\n'))?.[1] ?? null;
    const all = own.many('process');
    const servers = all.map(parseProcess).filter(isServer);
    const unfinished = absent({ kind: 'timed-out', stage: 'connect', limitMs: 0 });
    return {
      facts: {
        'server.sshd.installed': own.done
          ? known({ installed: path !== null || servers.length > 0, path, product, version })
          : unfinished,
        'server.sshd.running': own.done
          ? known({ running: servers.length > 0, processes: servers.length })
          : unfinished,
      },
      evidence: servers.slice(0, 5).map(({ pid, words }) => ({ what: `process ${pid}`, text: quote(words) })),
    };
  },
});

interface Process {
  readonly pid: string;
  readonly name: string;
  readonly words: string;
}

function parseProcess(line: string): Process {
  const [, pid = '', name = '', words = ''] = /^(\d+) (\S+) ?([\s\S]*)$/u.exec(line) ?? [];
  return { pid, name, words };
}

/** sshd's own sessions rename themselves `sshd: user [priv]` (setproctitle); the listener shows its path. */
function isServer({ name, words }: Process): boolean {
  if (name === 'dropbear' || name === 'tinysshd') return true;
  return name === 'sshd' && (!words.startsWith('sshd: ') || words.includes('[listener]'));
}
