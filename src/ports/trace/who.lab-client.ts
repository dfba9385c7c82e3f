/** Run inside the client's namespace by who.lab.test.ts: asks who refused and writes the answer as one line of JSON. */
import { nodePath } from '../node/path.ts';
import { type WhoAsk, whoRefused } from './who.ts';

const ask = JSON.parse(process.argv[2] ?? '') as WhoAsk;
const loaded = await nodePath().load();
if (loaded.kind === 'unavailable') throw new Error(loaded.why);
const startMs = performance.now();
const found = await whoRefused(loaded.sockets, ask);
const tookMs = performance.now() - startMs;
process.stdout.write(`${JSON.stringify({ uid: process.getuid?.(), tookMs, found })}\n`);
