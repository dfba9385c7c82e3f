import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stages } from '../../contract/stage.ts';
import { providerPort, providers, publishedFor, recogniseProvider } from './recognise.ts';

const nobody = { hosts: [], user: null, port: null } as const;
const found = (clues: Partial<Parameters<typeof recogniseProvider>[0]>) => {
  const provider = recogniseProvider({ ...nobody, ...clues });
  return provider.kind === 'none' ? 'none' : `${provider.key} by ${provider.by}`;
};

describe('recogniseProvider', () => {
  it.each([
    [{ hosts: ['GitHub.com.'] }, 'github by host-name'],
    [{ hosts: ['github.com.example.org'] }, 'none'],
    [{ hosts: ['notgithub.com'] }, 'none'],
    [{ hosts: ['www12.your-server.de'] }, 'hetzner-managed by host-name'],
    [{ hosts: ['static.1.2.0.192.clients.your-server.de'] }, 'hetzner by host-name'],
    [{ hosts: ['.siteground.biz'] }, 'none'],
    [{ addressNames: ['ec2-192-0-2-1.compute-1.amazonaws.com'] }, 'aws by address-name'],
    [{ hosts: ['example.org'], banner: 'SSH-2.0-conker_fc29489382 73b62987f105' }, 'bitbucket by banner'],
    [{ hosts: ['shop.example.org'], sshPorts: [18_765] }, 'siteground by port'],
    [{ hosts: ['192.0.2.7'], user: 'u123456789', port: 65_002 }, 'hostinger by port'],
    [{ hosts: ['192.0.2.7'], user: 'deploy', port: 65_002 }, 'none'],
    [{ told: 'my droplet does not answer' }, 'digitalocean by told'],
    [{ told: 'moved from SiteGround to Hostinger' }, 'none'],
  ])('%j is %s', (clues, expected) => expect(found(clues)).toBe(expected));

  it('says whether port and login name fit', () => {
    const at = (host: string, user: string, port: number, banner = '') =>
      recogniseProvider({ hosts: [host], user, port, banner });
    expect(at('x.siteground.biz', 'u1-x', 22)).toMatchObject({ port: 18_765, portFits: false, loginFits: null });
    expect(at('github.com', 'alice', 22)).toMatchObject({ portFits: true, login: 'git', loginFits: false });
    expect(at('ssh.github.com', 'git', 443)).toMatchObject({ port: 443, portFits: true, otherWay: null });
    expect(at('ssh.github.com', 'git', 22)).toMatchObject({ port: 443, portFits: false });
    const image = (banner: string) => at('ec2-1.compute.amazonaws.com', 'root', 22, banner);
    expect(image('SSH-2.0-OpenSSH_9.6p1 Ubuntu-3ubuntu13.5')).toMatchObject({ login: 'ubuntu', loginFits: false });
    expect(image('SSH-2.0-OpenSSH_8.7')).toMatchObject({ login: null, loginFits: null });
  });

  it('never throws, never matches a part of a label, and stays small', () => {
    const name = fc.oneof(fc.domain(), fc.string(), fc.constantFrom(...providers.flatMap(({ hosts }) => hosts)));
    fc.assert(
      fc.property(name, name, fc.string(), (host, other, told) => {
        const provider = recogniseProvider({ hosts: [host], user: other, port: 22, banner: other, told });
        expect(JSON.stringify(provider).length).toBeLessThan(8_000);
        expect(found({ hosts: [`x${host.replace(/^\.+/u, '')}.invalid`] })).toBe('none');
      }),
    );
  });
});

describe('published host keys', () => {
  it('hold for the exact names only', () => {
    expect(publishedFor('SSH.github.com.')?.provider).toBe('GitHub');
    expect(publishedFor('x.github.com')).toBeUndefined();
    expect(publishedFor('example.org')).toBeUndefined();
  });
});

describe('the port of a provider', () => {
  it.each([
    ['server12.web-hosting.com', null, 21_098],
    ['192.0.2.7', 'u123456789', 65_002],
    ['ssh.github.com', 'git', 443],
    ['u1.your-storagebox.de', 'u1', 23],
    ['example.org', 'alice', undefined],
  ])('%s %s: %s', (host, user, port) => expect(providerPort(host, user)).toBe(port));
});

describe('the entries', () => {
  it('have keys of their own, ports, sources, and sentences', () => {
    expect(new Set(providers.map(({ key }) => key)).size).toBe(providers.length);
    for (const entry of providers) {
      const { key, ports, hints = [], login, credentials, published, source, hosts, addressNames = [] } = entry;
      for (const port of ports) expect([key, port > 0 && port < 65_536]).toEqual([key, true]);
      for (const end of [...hosts, ...addressNames]) expect([key, end]).toEqual([key, end.toLowerCase()]);
      for (const says of [...hints.map((hint) => hint.says), login?.says, credentials])
        if (says !== undefined) expect(says).toMatch(/^[A-Z].*\.$/u);
      for (const stage of hints.flatMap(({ at }) => at)) expect(stages).toContain(stage);
      expect(source.length).toBeGreaterThan(0);
      expect(/\bid\b/u.test(key)).toBe(false);
      const recognisable = (hosts.length + addressNames.length > 0 || entry.banner) ?? entry.words ?? entry.ownPort;
      expect([key, Boolean(recognisable)]).toEqual([key, true]);
      for (const print of Object.values(published?.fingerprints ?? {}).flat())
        expect([key, /^[A-Za-z0-9+/]{43}$/u.test(print)]).toEqual([key, true]);
      if (published !== undefined) expect(published.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    }
  });
});
