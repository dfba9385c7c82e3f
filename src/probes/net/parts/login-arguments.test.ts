import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectionOptions, loginArguments } from './login-arguments.ts';

const ask = {
  userOptions: [],
  destination: 'host',
  client: null,
  traceFile: '/t/trace',
  userKnownHosts: ['/t/a b', '/t/c'],
  globalKnownHosts: [],
  keyAlgorithms: null,
};

describe('how ssh is called for the login', () => {
  test('no session, no master, no forwarding, and known_hosts are copies', () => {
    const args = loginArguments(ask).join(' ');
    for (const word of [
      '-N -T',
      '-o BatchMode=yes',
      '-o ControlMaster=no',
      '-o ControlPath=none',
      '-o ForwardAgent=no',
      '-o ForwardX11=no',
      '-o ClearAllForwardings=yes',
      '-o PermitLocalCommand=no',
      '-o RemoteCommand=none',
      '-o UpdateHostKeys=no',
      '-o UserKnownHostsFile="/t/a b" "/t/c"',
      '-o GlobalKnownHostsFile=/dev/null',
    ])
      expect(args).toContain(word);
    expect(args.endsWith('-- host')).toBe(true);
  });

  test('an old ssh gets no option that it does not know', () => {
    const args = loginArguments({ ...ask, client: { major: 6, minor: 7 } }).join(' ');
    expect(args).not.toContain('RemoteCommand');
    expect(args).not.toContain('UpdateHostKeys');
  });

  test('keys of devices are left out by their algorithms, under the name that this ssh has for it', () => {
    const keyAlgorithms = ['ssh-ed25519'];
    expect(loginArguments({ ...ask, keyAlgorithms })).toContain('PubkeyAcceptedAlgorithms=ssh-ed25519');
    expect(loginArguments({ ...ask, keyAlgorithms, client: { major: 8, minor: 4 } })).toContain(
      'PubkeyAcceptedKeyTypes=ssh-ed25519',
    );
  });

  test.each([
    [
      ['-p', '2222', '-i', '/k'],
      ['-p', '2222', '-i', '/k'],
    ],
    [
      ['-p2222', '-4A'],
      ['-p', '2222', '-4'],
    ],
    [['-fNL', '8080:x:80', '-v'], []],
    [
      ['-tt', '-S', '/s', '-M', '-J', 'jump'],
      ['-J', 'jump'],
    ],
    [
      ['-E', '/log', '-q', '-o', 'User=x'],
      ['-o', 'User=x'],
    ],
    [
      ['-vvl', 'alice'],
      ['-l', 'alice'],
    ],
    [['-D', '1080', '-W', 'a:1', '-X', '-Y'], []],
  ])('%j becomes %j', (given, kept) => {
    expect(connectionOptions(given)).toEqual(kept);
  });

  test('whatever is given, the destination stays behind -- and nothing starts a session or a log', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^-?[A-Za-z0-9]{0,4}$/)), (userOptions) => {
        const args = loginArguments({ ...ask, userOptions });
        expect(args.slice(-2)).toEqual(['--', 'host']);
        const kept = connectionOptions(userOptions);
        // The value of an option may look like another one: `-B -D`.
        const letters: string[] = [];
        for (let at = 0; at < kept.length; at++) {
          const word = kept[at] ?? '';
          letters.push(...word.slice(1));
          if (word.length === 2 && 'BbceFIiJlmopP'.includes(word.slice(1))) at++;
        }
        expect(letters.filter((letter) => 'fGMESLRDWOQVtqsy'.includes(letter))).toEqual([]);
      }),
    );
  });
});
