import { posix } from 'node:path';
import type { SourceFile } from './files.ts';

/** Rooms of src/, and which others each may import. What is not listed is forbidden. */
const mayImport: { readonly [room: string]: readonly string[] } = {
  contract: [],
  wire: ['contract'],
  ports: ['contract', 'wire'],
  causes: ['contract'],
  diagnose: ['contract'],
  report: ['contract'],
  probes: ['contract', 'wire', 'ports'],
  collectors: ['contract', 'wire', 'ports'],
  fix: ['contract', 'wire', 'ports'],
  app: ['contract', 'wire', 'ports', 'causes', 'diagnose', 'report', 'probes', 'collectors', 'fix'],
  fleet: ['contract', 'app', 'report', 'ports'],
  demo: ['contract', 'wire', 'ports', 'app'],
  web: ['contract', 'app', 'fleet', 'report'],
  cli: ['contract', 'wire', 'ports', 'causes', 'report', 'app', 'fleet', 'web', 'demo'],
};

/** Only these may touch the world: print, end the process, open sockets and files, read the clock. */
const worldly = ['cli', 'ports', 'demo'];
const worldModules =
  /^node:(?:fs|net|tls|http|https|http2|dgram|dns|child_process|cluster|worker_threads|process|os|readline|timers)(?:\/|$)/u;
const worldWords =
  /\b(?:console\.\w+|process\.(?:exit|stdout|stderr|env|argv|cwd|on|kill)|Date\.now|performance\.now|new Date\(\)|setTimeout|setInterval|Math\.random)\b|\bfetch\(/u;

export interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly says: string;
}

/** Checks who imports whom, and that nothing outside cli/, ports/ and demo/ touches the world. */
export function importComplaints(files: readonly SourceFile[]): readonly Complaint[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    if (room === undefined) return [];
    const test = /\.test\.ts$|\/testing\//u.test(file.path);
    return file.text.split('\n').flatMap((line, index) => {
      const says = test ? testComplaint(line) : lineComplaint(file.path, room, line);
      return says === undefined ? [] : [{ file: file.path, line: index + 1, says }];
    });
  });
}

function lineComplaint(path: string, room: string, line: string): string | undefined {
  const allowed = mayImport[room];
  if (allowed === undefined) return `src/${room} is no room of the map in docs/architecture.md`;
  const named = importedBy(line);
  if (named !== undefined) {
    if (!worldly.includes(room) && worldModules.test(named))
      return `${room} may not touch the world: it imports ${named}`;
    const target = named.startsWith('.') ? roomOf(posix.join(posix.dirname(path), named)) : undefined;
    if (target !== undefined && target !== room && !allowed.includes(target)) return `${room} may not import ${target}`;
    if (named.startsWith('.') && target === undefined) return `${room} may not import from outside src: ${named}`;
  }
  const code = line.replace(/\/\/.*$|^\s*\*.*$|^\s*\/\*.*$/u, '');
  if (!worldly.includes(room) && worldWords.test(code))
    return `${room} may not touch the world: ${worldWords.exec(code)?.[0]}`;
  return undefined;
}

/** Tests may import what they test and the world, but never the lab or the tools' insides. */
function testComplaint(line: string): string | undefined {
  const named = importedBy(line);
  return named !== undefined && /^(?:\.\.\/)+lab\//u.test(named) ? 'a test of src may not import the lab' : undefined;
}

function importedBy(line: string): string | undefined {
  return /(?:^\s*(?:import|export)\b.*\bfrom\s+|^\s*import\s+|\bimport\(\s*|^\}\s*from\s+)['"]([^'"]+)['"]/u.exec(
    line,
  )?.[1];
}

function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//u.exec(path)?.[1];
}
