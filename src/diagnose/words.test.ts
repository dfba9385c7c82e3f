import { describe, expect, it } from 'vitest';
import { FactStore } from './store.ts';
import { fillCommand, shellWords } from './words.ts';

const names = (options: readonly string[]) => ({
  facts: new FactStore([]),
  focus: { hop: 0 },
  bound: new Map(),
  asked: { name: 'deploy@shop', host: 'shop', port: 2222, options: shellWords(options) },
});

describe('a command for the person', () => {
  it.each([
    ['ssh -o A=b {name}', ['-p', '2222', '-i', 'my key'], "ssh -o A=b -p 2222 -i 'my key' deploy@shop"],
    ['ssh -p 18765 {name}', ['-p', '2222', '-F', 'none'], 'ssh -p 18765 -F none deploy@shop'],
    ['ssh -G {name}; ssh-add -l', ['-4'], 'ssh -G -4 deploy@shop; ssh-add -l'],
    ['nslookup {host}', ['-4'], 'nslookup shop'],
    ['ssh {name}', ['-o', 'ProxyCommand=x; {host} $(y)'], "ssh -o 'ProxyCommand=x; {host} $(y)' deploy@shop"],
    ['ssh {name}', [], 'ssh deploy@shop'],
  ])('%s with %j', (template, options, wanted) => {
    expect(fillCommand(template, names(options))).toBe(wanted);
  });
});
