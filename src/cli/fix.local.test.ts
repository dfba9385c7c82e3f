import { chmodSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoginServer, startLoginServer } from './testing/login-server.ts';
import { Sandbox } from './testing/run-cli.ts';

let box: Sandbox;
let server: LoginServer;

beforeAll(async () => {
  box = new Sandbox();
  server = await startLoginServer(box);
});
afterAll(async () => {
  await server.stop();
  box.remove();
});

const mode = (): string => (statSync(server.keyFile).mode & 0o777).toString(8);

describe('whyssh fix', () => {
  it('shows the plan, does nothing unasked, fixes, proves it, and takes it back', { timeout: 120_000 }, async () => {
    chmodSync(server.keyFile, 0o644);
    const dry = await box.run(['fix', '--dry-run', ...server.words], box.freshState());
    expect(dry.stdout).toContain(`chmod 600 ${server.keyFile}`);
    expect(dry.stdout).toContain('Nothing was changed.');
    // Nobody answers on standard input.
    expect((await box.run(['fix', ...server.words], box.freshState())).stdout).toContain('Nothing was changed.');
    expect(mode()).toBe('644');
    const done = await box.run(['fix', '--yes', ...server.words]);
    expect(done.stdout).toContain('The login works.');
    expect([done.status, mode()]).toEqual([0, '600']);
    const list = await box.run(['undo', '--list']);
    expect(list.stdout).toContain('kept');
    const undone = await box.run(['undo', '--yes']);
    expect(undone.stdout).toContain('Taken back');
    expect([undone.status, mode()]).toEqual([0, '644']);
    expect((await box.run(['undo', '--yes'])).status).toBe(64);
  });

  it.each([
    ['a guard of no time', ['fix', '--guard', '0', 'h']],
    ['several looks', ['fix', '--repeat', '2', 'h']],
    ['no host', ['fix', '--yes']],
    ['an undo of what is not there', ['undo', 'no-such-fix']],
  ])('refuses %s', async (_, words) => {
    const said = await box.run(words);
    expect([said.status, said.stdout]).toEqual([64, '']);
  });
});
