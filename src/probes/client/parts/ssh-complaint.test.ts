import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sshComplaint } from './ssh-complaint.ts';

describe('what ssh says about its configuration (texts of OpenSSH 9.2)', () => {
  it('names file and line of a typing error, the text as printed', () => {
    const text = '/tmp/c: line 1: Bad configuration option: prot';
    expect(sshComplaint(`${text}\r\n/tmp/c: terminating, 1 bad configuration options\r\n`, 255)).toEqual({
      kind: 'syntax',
      file: '/tmp/c',
      line: 1,
      text: { quoted: text },
    });
  });

  it.each([
    ["/my file/c line 3: Bad port '0'.", '/my file/c', 3],
    ['/tmp/c line 1: no argument after keyword "port"', '/tmp/c', 1],
    ['/tmp/c line 1: keyword port extra arguments at end of line', '/tmp/c', 1],
    ['Missing Match criteria for foo\n/tmp/c line 4: Bad Match condition', '/tmp/c', 4],
    ["command-line line 0: Bad port 'x'.", 'command-line', 0],
  ])('reads %j', (text, file, line) => {
    expect(sshComplaint(text, 255)).toMatchObject({ kind: 'syntax', file, line });
  });

  it.each([
    ['/c: line 2: Bad configuration option: usekeychain', 'usekeychain'],
    ['command-line: line 0: Bad configuration option: pubkeyacceptedalgorithms', 'pubkeyacceptedalgorithms'],
    [
      'Unsupported KEX algorithm "mlkem768x25519-sha256"\n/c line 1: Bad SSH2 KexAlgorithms \'a,mlkem768x25519-sha256\'.',
      'mlkem768x25519-sha256',
    ],
    ["/c line 1: Bad key types '+ssh-dss'.", 'ssh-dss'],
    ["/c line 1: Bad SSH2 cipher spec 'arcfour,blowfish-cbc'.", 'arcfour,blowfish-cbc'],
  ])('tells what another release takes from a typing error: %j', (text, option) => {
    expect(sshComplaint(text, 255)).toMatchObject({ kind: 'unsupported-option', option });
  });

  it('takes an algorithm that nobody ever had for a typing error', () => {
    const text = 'Unsupported KEX algorithm "foo"\n/c line 1: Bad SSH2 KexAlgorithms \'foo\'.';
    expect(sshComplaint(text, 255)).toMatchObject({ kind: 'syntax', line: 1 });
  });

  it('names the file whose permissions are refused, or that -F names and is not there', () => {
    expect(sshComplaint('Bad owner or permissions on /home/me/.ssh/config\r\n', 255)).toEqual({
      kind: 'bad-permissions',
      file: '/home/me/.ssh/config',
    });
    expect(sshComplaint('Bad owner or permissions on C:\\\\Users\\\\me/.ssh/config', 255)).toMatchObject({
      file: 'C:\\Users\\me/.ssh/config',
    });
    expect(sshComplaint("Can't open user config file /x: No such file or directory", 255)).toEqual({
      kind: 'unreadable',
      file: '/x',
      why: 'No such file or directory',
    });
  });

  it('passes over warnings and chatter', () => {
    const text = '/c line 2: Unsupported option "rhostsrsaauthentication"\n/c line 5: Bad port \'x\'.';
    expect(sshComplaint(`debug1: /c line 1: Applying options for *\n${text}`, 255)).toMatchObject({ line: 5 });
    expect(sshComplaint('Pseudo-terminal will not be allocated because stdin is not a terminal.', 1)).toEqual({
      kind: 'failed',
      exit: 1,
      text: { quoted: '' },
    });
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sshComplaint(text, 255).kind).toMatch(/syntax|unsupported-option|bad-permissions|unreadable|failed/);
      }),
    );
  });
});
