import { describe, expect, it } from 'vitest';
import { type Explanation, explain } from './explain.ts';
import { PasteReader } from './read-paste.ts';

const explained = (text: string, context?: string): Explanation => {
  const reader = new PasteReader();
  reader.push(text);
  return explain(reader.end(), context === undefined ? {} : { context });
};
const changed = (host: string, fingerprint: string) =>
  [
    '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
    'The fingerprint for the ED25519 key sent by the remote host is',
    `${fingerprint}.`,
    'Offending RSA key in /home/me/.ssh/known_hosts:3',
    `Host key for ${host} has changed and you have requested strict checking.`,
    'Host key verification failed.',
  ].join('\n');
const ofGithub = 'SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU';
const ofNobody = `SHA256:${'A'.repeat(43)}`;

describe('the provider in a pasted text', () => {
  it("is known by the host name, and its port is the first cause's fix", () => {
    const { provider, causes } = explained('ssh: connect to host gukm1.siteground.biz port 22: Connection refused');
    expect(provider).toMatchObject({ key: 'siteground', by: 'host-name', certain: true });
    expect(provider?.says.join(' ')).toContain('port 18765');
    expect(causes[0]?.id).toBe('connect/wrong-port');
    expect(causes[0]?.fixes[0]?.run).toBe('ssh -p 18765 USER@gukm1.siteground.biz');
  });

  it('is only supposed where the person names it', () => {
    const { provider } = explained('ssh: connect to host 192.0.2.7 port 22: Connection timed out', 'my droplet');
    expect(provider).toMatchObject({ key: 'digitalocean', by: 'told', certain: false });
  });

  it('is nobody where nothing tells', () => {
    expect(explained('ssh: connect to host example.org port 22: Connection refused').provider).toBeNull();
  });

  it('publishes the changed key: safe to accept', () => {
    const { provider, causes } = explained(changed('github.com', ofGithub));
    expect(causes[0]?.id).toBe('hostkey/hostkey-provider-rotation');
    expect(provider).toMatchObject({ key: 'github', warns: false });
    expect(provider?.says.join(' ')).toContain('safe to accept');
  });

  it('does not publish the changed key: a warning', () => {
    const { provider, causes } = explained(changed('github.com', ofNobody));
    expect(causes[0]?.id).toBe('hostkey/hostkey-mitm-or-interception');
    expect(provider).toMatchObject({ key: 'github', warns: true });
    expect(provider?.says.join(' ')).toContain('do not accept it');
  });
});
