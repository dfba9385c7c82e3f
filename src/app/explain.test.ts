import { describe, expect, it } from 'vitest';
import { toldIds } from '../causes/conditions/told-signs.ts';
import { causes } from '../causes/registry.generated.ts';
import type { Explanation } from '../contract/explanation.ts';
import { explanationJson, explanationText } from '../report/explanation.ts';
import { explain } from './explain.ts';
import { PasteReader } from './read-paste.ts';

const look = { columns: 80, colour: false, links: false, unicode: true, verbose: false };

function explained(text: string, context?: string): Explanation {
  const reader = new PasteReader();
  for (let at = 0; at < text.length; at += 7) reader.push(text.slice(at, at + 7));
  return explain(reader.end(), context === undefined ? {} : { context });
}

describe('explain', () => {
  it('gives the same facts as a trace of a live run: a list without a common name proves', () => {
    const told = explained(
      'Unable to negotiate with 192.0.2.9 port 22: no matching key exchange method found. Their offer: diffie-hellman-group1-sha1',
    );
    expect(told.causes[0]?.id).toBe('kex/alg-kex-sha1-only');
  });

  it('never proves from words alone', () => {
    const told = explained('ssh: connect to host shop.example port 22: Connection refused');
    expect(told.causes.length).toBeGreaterThan(3);
    expect(told.causes.map(({ verdict }) => verdict)).not.toContain('proven');
  });

  it('weighs what a person tells', () => {
    const error = 'ssh: connect to host shop.example port 22: Connection timed out';
    const name = (told: Explanation) => told.causes[0]?.id;
    expect(name(explained(error, 'It works from my phone, but not in the office.'))).toBe(
      'connect/net-local-blocks-22',
    );
    expect(name(explained(error, 'ufw was enabled without a rule for SSH.'))).toBe('connect/fw-ufw-rule-wrong');
  });

  it('takes answers as facts', () => {
    const paste = new PasteReader();
    paste.push('ssh: connect to host shop.example port 22: Connection timed out');
    const told = explain(paste.end(), { answers: ['other-network=yes'] });
    expect(told.causes[0]?.id).toBe('connect/net-local-blocks-22');
  });

  it('reads lines inside the output of other programs', () => {
    const told = explained('[09:25:11.307] > Bad owner or permissions on C:\\Users\\u/.ssh/config');
    expect(told.causes[0]?.id).toBe('client/client-config-bad-permissions');
  });

  it('says when nothing in the text is of SSH', () => {
    expect(explained('').instead).toContain('empty');
    expect(explained('psql: error: connection to server failed: Connection refused').instead).toContain('database');
    expect(explained('The docker image was rebuilt after the upgrade.').instead).toBe('ordinary text');
    expect(explained('<!DOCTYPE html><p>Hello').instead).toBe('a web page');
    expect(explained('\u0000\u0001\u0002\u0003\u0004binary').instead).toBe('a binary file');
  });

  it('points secrets out and never prints them', () => {
    const secret = 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmU';
    const told = explained(
      `-----BEGIN OPENSSH PRIVATE KEY-----\n${secret}\n-----END OPENSSH PRIVATE KEY-----\nsshpass -p hunter22 ssh u@h.example\nPermission denied, please try again.\n`,
    );
    expect(told.secrets).toEqual(['private-key', 'password-in-command']);
    for (const text of [explanationJson(told), explanationText(told, look)]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain('hunter22');
    }
  });

  it('prints no escape of the text', () => {
    const text = explanationText(
      explained('\u001B[31mssh: Could not resolve hostname \u202Eevil: Name or service not known\u001B[0m'),
      look,
    );
    expect(text).not.toMatch(/[\u001B\u202E]/u);
  });

  it('gives JSON whose first ids are those of the causes, bare', () => {
    const json = JSON.parse(explanationJson(explained('Permission denied (publickey).'))) as {
      causes: { id: string; verdict: string; why: string }[];
    };
    const known = new Set(causes.map(({ id }) => id.split('/')[1]));
    expect(json.causes.length).toBeGreaterThan(0);
    for (const cause of json.causes) {
      expect(known).toContain(cause.id);
      expect(cause.why).not.toBe('');
    }
  });

  it('names only causes of the catalogue in its signs', () => {
    const ids = new Set(causes.map(({ id }) => id));
    expect(toldIds.filter((id) => !ids.has(id))).toEqual([]);
  });
});
