import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidingLine, type SshdContext, sshdLines } from './sshd-origin.ts';

const main = '/etc/ssh/sshd_config';
const nobody: SshdContext = { user: 'deploy', groups: ['users'], address: '192.0.2.9' };

function decides(keyword: string, files: { readonly [file: string]: string }, context = nobody): string | undefined {
  const read = Object.entries(files).map(([file, text]) => ({ file, text }));
  const line = decidingLine(sshdLines(read, context), keyword);
  return line === undefined ? undefined : `${line.file}:${line.line} ${line.value}`;
}

describe('the line that decides', () => {
  it('is the first, also in a drop-in that stands further up', () => {
    const files = {
      [main]: '# x\nInclude /etc/ssh/sshd_config.d/*.conf\nPasswordAuthentication yes',
      '/etc/ssh/sshd_config.d/60.conf': 'passwordauthentication=no',
      '/etc/ssh/sshd_config.d/50.conf': '\n\n PasswordAuthentication "no"',
      '/etc/ssh/sshd_config.d/deeper/10.conf': 'PasswordAuthentication yes',
    };
    expect(decides('passwordauthentication', files)).toBe('/etc/ssh/sshd_config.d/50.conf:3 "no"');
  });
  it('is the one of a Match that holds, wherever it stands', () => {
    expect(decides('permitrootlogin', { [main]: 'PermitRootLogin yes\nMatch User dep*\nPermitRootLogin no' })).toBe(
      `${main}:3 no`,
    );
    expect(decides('permitrootlogin', { [main]: 'PermitRootLogin yes\nMatch User git\nPermitRootLogin no' })).toBe(
      `${main}:1 yes`,
    );
    expect(
      decides('permitrootlogin', { [main]: 'PermitRootLogin yes\nMatch User git\nMatch All\nPermitRootLogin no' }),
    ).toBe(`${main}:4 no`);
  });
  it('is none where nobody knows whether a Match holds', () => {
    expect(
      decides('permitrootlogin', { [main]: 'PermitRootLogin yes\nMatch Host *.lab\nPermitRootLogin no' }),
    ).toBeUndefined();
    const unknown = { user: null, groups: null, address: null };
    expect(
      decides('permitrootlogin', { [main]: 'PermitRootLogin yes\nMatch User git\nPermitRootLogin no' }, unknown),
    ).toBeUndefined();
  });
  it('a Match of an included file ends with it', () => {
    const files = { [main]: 'Include a.conf\nPort 22', '/etc/ssh/a.conf': 'Match User git\nPasswordAuthentication no' };
    expect(decides('port', files)).toBe(`${main}:2 22`);
  });
  it('never throws and always ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Include *', 'Include sshd_config', 'Match all', 'Match x', 'Port 1', '"', '=')),
        (lines) => {
          const text = lines.join('\n');
          expect(decides('port', { [main]: text, '/etc/ssh/b': lines.slice(0, 2).join('\n') })).not.toBeNull();
        },
      ),
    );
  });
});
