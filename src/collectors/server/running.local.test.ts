import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { snippets } from './snippets.generated.ts';

const running = snippets['running'] ?? '';
const functions = running.slice(0, running.indexOf('# Runs that'));

function optionsOf(words: string, how: 'title' | 'exact'): readonly string[] {
  const input = `${functions}\nprintf '%s\\n' "$WORDS" | tr '${how === 'title' ? ' ' : '\\t'}' '\\n' | own_options ${how}\n`;
  const { stdout } = spawnSync('sh', ['-s'], { input, encoding: 'utf8', env: { ...process.env, WORDS: words } });
  return stdout.split('\n').filter((line) => line !== '');
}

it.each([
  ['/usr/sbin/sshd -D', []],
  ['/usr/sbin/sshd -D -p 2222', ['-p', '2222']],
  ['/usr/sbin/sshd -De -f /etc/ssh/other -4', ['-f', '/etc/ssh/other', '-4']],
  ['/usr/sbin/sshd -o Port 2222 -oListenAddress=::1 -D', ['-o', 'Port 2222', '-o', 'ListenAddress=::1']],
  ['/usr/sbin/sshd -E /var/log/x -D6p2200', ['-6', '-p', '2200']],
  ['/usr/sbin/sshd -D -o AllowUsers a b c', ['-o', 'AllowUsers a b c']],
] as const)('a title: %s', (words, options) => expect(optionsOf(words, 'title')).toEqual(options));

it.each([
  ['/usr/sbin/sshd\t-D\t-o\tPort 2222\t-f\t/etc/my config', ['-o', 'Port 2222', '-f', '/etc/my config']],
  ['/usr/sbin/sshd\t-f\t-odd\t-p22', ['-f', '-odd', '-p', '22']],
  ['/usr/sbin/sshd\t-T\t-C\tuser=x\t-h\t/k', ['-h', '/k']],
  ['/usr/sbin/sshd', []],
] as const)('the words themselves: %s', (words, options) => expect(optionsOf(words, 'exact')).toEqual(options));
