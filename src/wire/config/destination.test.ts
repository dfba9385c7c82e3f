import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSshCommandLine } from './destination.ts';

function line(...words: string[]) {
  const result = parseSshCommandLine(words);
  if (!result.ok) throw new Error(result.problem);
  return result.line;
}

function problem(...words: string[]): string {
  const result = parseSshCommandLine(words);
  return result.ok ? '' : result.problem;
}

describe('the command line of ssh', () => {
  it('takes combined letters, options after the destination and a command', () => {
    const parsed = line('-4vp', '2222', 'deploy@shop', '-i', 'key', 'uptime', '-p', '9');
    expect(parsed).toMatchObject({
      host: 'shop',
      user: 'deploy',
      port: 2222,
      family: 4,
      verbose: true,
      command: ['uptime', '-p', '9'],
    });
    expect(parsed.connectionOptions).toEqual(['-4', '-p', '2222', '-l', 'deploy', '-i', 'key']);
  });
  it('takes ssh:// addresses, with IPv6 in brackets', () => {
    expect(line('ssh://me@[2001:db8::1]:2200')).toMatchObject({ host: '2001:db8::1', user: 'me', port: 2200 });
    expect(line('ssh://shop')).toMatchObject({ host: 'shop', user: null, port: null });
  });
  it('lets the last @ divide user and host, as ssh does', () => {
    expect(line('me@corp@shop')).toMatchObject({ user: 'me@corp', host: 'shop' });
  });
  it('lets what comes first count', () => {
    expect(line('-l', 'a', 'b@h')).toMatchObject({ user: 'a', connectionOptions: ['-l', 'a'] });
    expect(line('-p', '1', 'ssh://h:2').port).toBe(1);
    expect(line('ssh://h:2', '-p', '1').port).toBe(2);
  });
  it('names what it leaves out', () => {
    expect(line('-N', '-L', '8080:localhost:80', 'shop').ignored).toHaveLength(2);
  });
  it('keeps `host:port` as a host name: that is a finding', () => {
    expect(line('shop:2222').host).toBe('shop:2222');
  });
  it.each([
    [['--', '-oProxyCommand=x'], /dash/u],
    [['-p', '0', 'h'], /port/u],
    [['-p', '99999', 'h'], /port/u],
    [['ssh://h:0'], /port/u],
    [[''], /empty/u],
    [['h\u0007'], /control/u],
    [['@h'], /empty/u],
    [['-Z', 'h'], /unknown option -Z/u],
    [['-p'], /needs a value/u],
    [[], /no host/u],
  ])('refuses %j', (words, words2) => {
    expect(problem(...words)).toMatch(words2);
  });
  it('never throws, and never lets a host through that begins with a dash or holds control characters', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 6 }), (words) => {
        const result = parseSshCommandLine(words);
        if (result.ok) expect(result.line.host).toMatch(/^[^-\p{Cc}][^\p{Cc}]*$/u);
      }),
    );
  });
});
