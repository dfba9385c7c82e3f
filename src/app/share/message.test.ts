import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../contract/case.ts';
import { type Keepable, keepable, readers } from '../../contract/message.ts';
import { askedOf, observationsOf } from '../../diagnose/case.ts';
import { messageMarkdown, messageText } from '../../report/message.ts';
import type { RunHead } from '../build-report.ts';
import { messageOf } from './message.ts';
import { messageOfSavedRun } from './saved-message.ts';

const causesFolder = join(import.meta.dirname, '..', '..', 'causes');
/** Facts recorded in the lab, as text: one file a scenario. */
const recorded = readdirSync(causesFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /fires-lab-[^/]*\.json$/u.test(name))
  .sort()
  .map((name) => readFileSync(join(causesFolder, name), 'utf8'));

/** People and places of the lab, and what stands in their place for one test. */
interface Names {
  readonly user: string;
  readonly me: string;
  readonly domain: string;
  readonly net4: string;
  readonly net6: string;
  readonly folder: string;
}
const rare = (length: number) => fc.stringMatching(new RegExp(`^q[a-z]{${length}}x[0-9]$`, 'u'));
const names: fc.Arbitrary<Names> = fc.record({
  user: rare(5),
  me: rare(6),
  domain: rare(7),
  net4: fc.integer({ min: 100, max: 250 }).map((part) => `10.${part}`),
  net6: fc.stringMatching(/^[1-9a-f]{4}$/u).map((part) => `fd${part.slice(0, 2)}:${part}`),
  folder: rare(8),
});

function renamed(text: string, to: Names): string {
  return text
    .replaceAll(/\b10\.[0-2]\.([0-9]+\.[0-9]+)\b/gu, `${to.net4}.$1`)
    .replaceAll(/\bfd00:([0-9]+)::/gu, `${to.net6}:$1::`)
    .replaceAll('/home/me', `/home/${to.me}`)
    .replaceAll(/"name": ?"me"/gu, `"name": "${to.me}"`)
    .replaceAll(/\bdeploy\b/gu, to.user)
    .replaceAll(/\b([a-z0-9]+)\.lab\b/gu, `$1.${to.domain}.example`)
    .replaceAll(/\.ssh\/([a-z]+_(?:ed25519|rsa))/gu, `.ssh/${to.folder}_$1`);
}

function runOf(text: string): { readonly head: RunHead; readonly observations: ReturnType<typeof observationsOf> } {
  const stored = JSON.parse(text) as Case;
  const asked = askedOf(stored);
  const named = (key: string): string => String(asked.names[key] ?? '');
  return {
    head: {
      asked,
      destination: named('name'),
      host: named('host'),
      user: named('user'),
      port: 22,
      arguments: [named('name'), '-l', named('user')],
      startedAt: '2026-01-02T03:04:05.678Z',
      tookMs: 321,
      notes: [`Not looked at ${named('address')} of ${named('host')}.`],
    },
    observations: observationsOf(stored),
  };
}

const written = (text: string, keep: readonly Keepable[] = []): readonly string[] =>
  readers.flatMap((reader) => {
    const { head, observations } = runOf(text);
    const message = messageOf(head, observations, reader, new Set(keep));
    return [messageText(message), messageMarkdown(message)];
  });

function leaks(texts: readonly string[], to: Names): readonly string[] {
  const secret = [to.user, to.me, to.domain, to.net4, to.net6, to.folder];
  return texts.flatMap((text) =>
    text.split('\n').filter((line) => secret.some((one) => line.toLowerCase().includes(one.toLowerCase()))),
  );
}

describe('a message names nobody', () => {
  it('has enough runs of the lab to look at', () => expect(recorded.length).toBeGreaterThan(100));

  it('whoever and wherever they are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...recorded), names, (text, to) => {
        expect(leaks(written(renamed(text, to)), to)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('unless they are to be kept, which shows that they were there', () => {
    const to = { user: 'qzzx1', me: 'qmex2', domain: 'qdomx3', net4: '10.222', net6: 'fdaa:bbcc', folder: 'qdirx4' };
    const some = recorded.filter((_, at) => at % 25 === 0);
    const showing = some.filter((text) => leaks(written(renamed(text, to), keepable), to).length > 0);
    expect(showing.length).toBeGreaterThan(some.length * 0.9);
  });

  it('nor has a word of a server, a comment of a key, a file of a person', () => {
    const secret = 'Welcome to Quux Heavy Industries, ask Zaphod';
    const facts = [
      { key: 'login.outcome', value: { kind: 'denied', methods: ['publickey'] } },
      { key: 'login.text', value: { text: { quoted: `${secret}\r\nsecond: zaphod-b` }, kind: 'banner' } },
      {
        key: 'client.agent',
        value: {
          kind: 'answers',
          socket: '/run/user/1000/zaphod.sock',
          keys: [{ type: 'ssh-rsa', fingerprint: 'x', comment: { quoted: 'zaphod@heart-of-gold' } }],
        },
      },
      { key: 'config.identity-files', value: [{ path: 'C:\\Users\\Zaphod B\\.ssh\\id', explicit: true }] },
      { key: 'config.proxy', value: { kind: 'command', command: 'nc -X zaphodproxy', program: 'nc', found: true } },
    ];
    const stored = { from: 'written', about: '', facts, expect: { verdict: 'possible' } };
    for (const text of written(JSON.stringify(stored))) expect(text.toLowerCase()).not.toContain('zaphod');
    for (const text of written(JSON.stringify(stored))) expect(text).not.toContain('Quux');
  });

  it('keeps by choice, and counts what it replaced', () => {
    const text = recorded.find((one) => one.includes('"user": "deploy"') && one.includes('10.2.1.2')) ?? '';
    const { head, observations } = runOf(text);
    const all = messageOf(head, observations, 'admin', new Set(keepable));
    expect(messageText(all)).toContain('Login name: deploy');
    expect(Object.values(all.replaced).every((count) => count === 0)).toBe(true);
    const none = messageOf(head, observations, 'admin', new Set());
    expect(messageText(none)).toContain('Login name: [user-1]');
    expect(none.replaced.users).toBeGreaterThan(0);
  });

  it('leaves fingerprints to those whose server it is', () => {
    const text = recorded.find((one) => one.includes('hostkey.presented')) ?? '';
    const [, , , , issue = '', markdown = ''] = written(text);
    expect(issue).toContain('[fingerprint-1]');
    expect(issue + markdown).not.toMatch(/SHA256:/u);
  });
});

describe('the messages on a run of the lab', () => {
  const saved = readFileSync(join(import.meta.dirname, 'runs', 'port-refused.json'), 'utf8');
  it.each(readers)('for the %s read as they were approved', async (reader) => {
    const message = messageOfSavedRun(saved, reader, new Set());
    const both = `${messageText(message)}\n== Markdown\n${messageMarkdown(message)}`;
    await expect(both.replaceAll(/whyssh \d+\.\d+\.\d+/gu, 'whyssh VERSION')).toMatchFileSnapshot(
      join(import.meta.dirname, 'runs', `port-refused.${reader}.txt`),
    );
  });

  it('are refused for what is no run', () => {
    for (const text of [
      '',
      '{}',
      '[1]',
      '{"format":"whyssh-run","version":1}',
      '{"format":"whyssh-run","version":1,"head":{"asked":{}},"observations":[3]}',
    ])
      expect(() => messageOfSavedRun(text, 'issue', new Set())).toThrow(/JSON|not a file|damaged/u);
  });
});
