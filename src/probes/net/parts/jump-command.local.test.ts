import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { type JumpCall, jumpCommand } from './jump-command.ts';
import { loginArguments } from './login-arguments.ts';

const hop: JumpCall = {
  host: 'bastion',
  user: 'deploy',
  port: 2222,
  traceFile: '/t/trace-hop0',
  userKnownHosts: ['/t/new'],
  globalKnownHosts: [],
  acceptNew: true,
};
const ssh = { program: '/usr/bin/ssh', client: null, configFile: null, windows: false };

describe('the command that stands for jump hosts', () => {
  test('goes to one jump host, asks nobody and writes to copies', () => {
    const command = jumpCommand([hop], ssh);
    for (const part of ['-o BatchMode=yes', '-o \'UserKnownHostsFile="/t/new"\'', '-o ControlPath=none', '-l deploy'])
      expect(command).toContain(part);
    expect(command).toContain('StrictHostKeyChecking=accept-new');
    expect(command.endsWith("-p 2222 -W '[%h]:%p' bastion")).toBe(true);
  });

  test('carries through shells and tokens what each ssh fills in itself', () => {
    const first = { ...hop, host: 'first', traceFile: "/t/it's 100%" };
    const command = jumpCommand([first, { ...hop, host: 'second' }], ssh);
    // What ssh does with a ProxyCommand: tokens, then the shell. The words that the ssh of `second` gets:
    const second = wordsOf(filledIn(command, 'target', '22'));
    expect(second.slice(-3)).toEqual(['-W', '[target]:22', 'second']);
    const before = second.find((word) => word.startsWith('ProxyCommand='))?.slice('ProxyCommand='.length) ?? '';
    const words = wordsOf(filledIn(before, 'second', '2222'));
    expect(words.slice(-3)).toEqual(['-W', '[second]:2222', 'first']);
    expect(words).toContain("/t/it's 100%");
  });

  test('takes the place of -J, which ssh refuses beside it', () => {
    const ask = { destination: 'h', client: null, traceFile: '/t', userKnownHosts: [], globalKnownHosts: [] };
    const words = loginArguments({
      ...ask,
      keyAlgorithms: null,
      userOptions: ['-J', 'b', '-p', '22'],
      proxyCommand: 'x',
    });
    expect(words).toContain('ProxyCommand=x');
    expect(words).not.toContain('-J');
    expect(words.join(' ')).toContain('-p 22');
  });

  test('quotes for Windows, where no shell runs it', () => {
    const program = 'C:\\Program Files\\OpenSSH\\ssh.exe';
    expect(jumpCommand([hop], { ...ssh, program, windows: true })).toMatch(
      /^"C:\\Program Files\\OpenSSH\\ssh\.exe" -vvv/,
    );
  });
});

function filledIn(command: string, host: string, port: string): string {
  return command.replace(/%([%hp])/g, (_, token: string) => ({ '%': '%', h: host, p: port })[token] ?? '');
}

function wordsOf(command: string): readonly string[] {
  return execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}
