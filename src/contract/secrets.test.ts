import { describe, expect, it } from 'vitest';
import { withoutSecrets } from './secrets.ts';

describe('what never stands in a report', () => {
  it.each([
    ['ProxyCommand=sshpass -pX1 nc -X connect -x p:3128 %h %p', 'ProxyCommand=sshpass -p*** *** -X *** -x *** %h %p'],
    ['proxycommand  corkscrew p 3128 %h %p /home/a/.auth', 'proxycommand  corkscrew *** 3128 %h %p ***'],
    ['ProxyCommand=socat - PROXY:p:%h:%p,proxyauth=u:X1', 'ProxyCommand=socat *** ***'],
    [
      'debug1: Executing proxy command: exec a --key=X1 b\r\ndebug1: next',
      'debug1: Executing proxy command: exec a --key=*** ***\r\ndebug1: next',
    ],
    [
      'debug3: subprocess: KnownHostsCommand-ORDER command "/bin/f X1 X2" running as root (flags 0x1a)',
      'debug3: subprocess: KnownHostsCommand-ORDER command "/bin/f *** ***" running as root (flags 0x1a)',
    ],
    ['KnownHostsCommand-ORDER /bin/f X1 failed, status 1', 'KnownHostsCommand-ORDER /bin/f *** failed, status 1'],
    ['port 22\nremotecommand x -pX1\nloglevel DEBUG', 'port 22\nremotecommand x -p***\nloglevel DEBUG'],
    ['exec nc -X X1 %h', 'exec nc -X *** %h'],
    ['http://me:X1@proxy:3128/', 'http://me:***@proxy:3128/'],
    ['SetEnv=TOKEN=X1', 'SetEnv=TOKEN=***'],
    ['debug1: channel 0: setting env TOKEN = "X1 "', 'debug1: channel 0: setting env TOKEN = "***"'],
    ['pkcs11:token=a?pin-value=X1&b=c', 'pkcs11:token=a?pin-value=***&b=c'],
  ])('masks %j', (text, wanted) => {
    expect(withoutSecrets(text)).toBe(wanted);
    expect(withoutSecrets(withoutSecrets(text))).toBe(wanted);
  });

  it('masks the commands of a configuration, however deep, and leaves the rest alone', () => {
    const bytes = Uint8Array.of(1);
    const facts = [{ value: { proxyCommand: 'nc secret', hostname: 'nc secret', blob: bytes, port: 22, none: null } }];
    expect(withoutSecrets(facts)).toEqual([
      { value: { proxyCommand: 'nc ***', hostname: 'nc secret', blob: bytes, port: 22, none: null } },
    ]);
  });

  it.each([
    'ssh://deploy@shop:2222',
    'Proxy command is missing',
    'user@host',
    'debug1: Connecting to h port 22.',
  ])('keeps %j', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });
});
