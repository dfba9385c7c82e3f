import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodePorts } from '../../ports/node/ports.ts';
import { serverInside } from './inside.ts';

const ports = nodePorts();
const folder = mkdtempSync(join(tmpdir(), 'whyssh-way-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Gives a command a terminal of its own, as `ssh -tt` and `aws ssm start-session` do; `mangle` changes what is typed. */
const terminal = join(folder, 'terminal.py');
writeFileSync(
  terminal,
  `import os, pty, select, sys
mangle = sys.argv[1]
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
count = out = 0
reading = [0, fd]
while True:
    try:
        ready = select.select(reading, [], [])[0]
        if 0 in ready:
            data = os.read(0, 512)
            if not data:
                reading.remove(0)
            count += len(data)
            if mangle == 'lose' and 4000 < count:
                data = data.replace(b'_', b'')
            while data:
                data = data[os.write(fd, data):]
        if fd in ready:
            data = os.read(fd, 65536)
            if not data:
                break
            os.write(1, data)
            out += len(data)
            if mangle == 'die' and out > 1500:
                os._exit(7)
    except OSError:
        break
`,
);
const python = spawnSync('python3', ['-c', 'import pty']).status === 0;
const script = spawnSync('sh', ['-c', 'script -qec true /dev/null'], { input: '' }).status === 0;

async function look(via: string, withinMs = 12_000) {
  const ask = { via, user: null, from: null, port: 22, outside: true, withinMs };
  const seen = await serverInside(withinMs).run(ask, ports);
  const facts = Object.assign({}, ...seen.map((one) => one.facts)) as Record<
    string,
    { known: boolean; gap?: { kind: string; why?: string } }
  >;
  return { view: facts['server.view'], ban: facts['server.nologin'], facts };
}
const gapsOf = (facts: Record<string, { known: boolean; gap?: { kind: string; why?: string } }>): string[] => [
  ...new Set(Object.values(facts).flatMap(({ gap }) => gap?.why ?? gap?.kind ?? [])),
];

describe('a way that gives a terminal', () => {
  it.runIf(python).each([
    ['an interactive bash with readline', 'bash --norc -i'],
    ['a login shell that greets', `sh -c "echo; echo 'Last login: today'; exec bash --norc -i"`],
    ['a plain sh', 'sh -i'],
  ])('is driven as one: %s', async (_, shell) => {
    const { view, ban, facts } = await look(`python3 ${terminal} none ${shell}`);
    expect(view?.known, JSON.stringify(gapsOf(facts))).toBe(true);
    expect(ban?.known).toBe(true);
  });

  it.runIf(script)('is driven as one: script of util-linux', async () => {
    const { view, facts } = await look('script -qc "sh -i" /dev/null');
    expect(view?.known, JSON.stringify(gapsOf(facts))).toBe(true);
  });

  it.runIf(python)('that comes late is not typed into as if it were a pipe', async () => {
    const { view, facts } = await look(`sleep 3.2; exec python3 ${terminal} none sh -i`, 15_000);
    expect(view?.known, JSON.stringify(gapsOf(facts))).toBe(true);
  });

  it.runIf(python)('that loses letters is a gap: nothing of the damaged script is run', async () => {
    const { facts } = await look(`python3 ${terminal} lose sh -i`);
    expect(gapsOf(facts)).toEqual(['the terminal changed the script on its way, three times']);
  });

  it.runIf(python)('that dies half-way keeps what came', async () => {
    const { view, facts } = await look(`python3 ${terminal} die sh -i`);
    expect(view?.known, JSON.stringify(gapsOf(facts))).toBe(true);
    expect(Object.values(facts).some(({ known }) => !known)).toBe(true);
  });
});

describe('a way that is a pipe', () => {
  it.each([
    ['that greets first', 'echo "Last login: today"; echo "a message of the day with a $ "; sh'],
    ['that reads all its input before it begins', 'input=$(cat); printf "%s\\n" "$input" | sh'],
    ['that is slow to begin', 'sleep 1; sh -s'],
  ])('%s', async (_, via) => {
    const { view, facts } = await look(via);
    expect(view?.known, JSON.stringify(gapsOf(facts))).toBe(true);
  });

  it.each([
    ['standard output', ''],
    ['standard error', ' >&2'],
  ])('that asks for a password on %s gets nothing typed into it', async (name, where) => {
    const typed = join(folder, name.replace(' ', '-'));
    const { facts } = await look(
      `printf '[sudo] password for me: '${where}; read -r line; printf '%s' "$line" >${typed}; exit 1`,
    );
    expect(gapsOf(facts)).toEqual(['it asks for something that must be typed: password for me:']);
    expect(() => readFileSync(typed)).toThrow();
  });
});
