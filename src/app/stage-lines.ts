import type { Observation } from '../contract/fact.ts';
import { visibleText } from '../contract/quoted.ts';
import type { StageLine } from '../contract/report.ts';
import type { Stage } from '../contract/stage.ts';
import { type Way, wayOf } from '../diagnose/blocked.ts';
import { FactStore, type Focus } from '../diagnose/store.ts';
import { bannerWords } from './checklist/banner.ts';
import { clientWords } from './checklist/client.ts';
import { connectWords } from './checklist/connect.ts';
import { hostKeyWords } from './checklist/hostkey.ts';
import { isElsewhere, throughJump } from './checklist/jump.ts';
import { kexWords } from './checklist/kex.ts';
import { loginWords, sessionWords } from './checklist/login.ts';
import { resolveWords } from './checklist/resolve.ts';
import { type At, labels, shortPath, type Words } from './checklist/words.ts';

/** The checklist of a run under way: only what has passed or failed so far. */
export function checklistSoFar(observations: readonly Observation[]): readonly StageLine[] {
  const facts = new FactStore(observations);
  const took = new Map(observations.map(({ seq, tookMs }) => [seq, tookMs]));
  return stageLines(facts, wayOf(facts, 1), took).filter(({ state }) => state === 'passed' || state === 'failed');
}

/** The checklist: one line a stage, in the words of the facts. */
export function stageLines(facts: FactStore, way: Way, took: ReadonlyMap<number, number>): readonly StageLine[] {
  const lines: StageLine[] = [];
  const blockedIndex = way.stages.findIndex(({ state }) => state === 'failed');
  for (const [index, { stage, state, focus }] of way.stages.entries()) {
    const at = reader(facts, focus, took);
    if (isElsewhere(stage, at)) continue;
    const words = writers[stage](at) ?? throughJump(stage, at, facts);
    const after = blockedIndex !== -1 && index > blockedIndex;
    if (words === undefined) {
      if (stage === 'session' || after) continue;
      lines.push({
        stage,
        label: labels[stage],
        state: 'not-looked',
        says: 'not looked at',
        file: null,
        tookMs: null,
        subject: subject(focus),
      });
      continue;
    }
    lines.push({
      stage,
      label: words.label,
      state: words.state ?? (state === 'open' ? 'noted' : state),
      says: visibleText(words.says),
      file: words.file === undefined ? null : { path: words.file, shown: visibleText(shortPath(words.file)) },
      tookMs: words.tookMs ?? null,
      subject: subject(focus),
    });
  }
  return lines;
}

const writers: { readonly [S in Exclude<Stage, 'host'>]: (at: At) => Words | undefined } = {
  client: clientWords,
  resolve: resolveWords,
  connect: connectWords,
  banner: bannerWords,
  kex: kexWords,
  hostkey: hostKeyWords,
  auth: loginWords,
  session: sessionWords,
};

function reader(facts: FactStore, focus: Focus, took: ReadonlyMap<number, number>): At {
  return {
    focus,
    value: (key) => {
      const found = facts.at(key, focus);
      return found?.fact.known === true ? (found.fact.value as never) : undefined;
    },
    tookMs: (key) => {
      const found = facts.at(key, focus);
      return found === undefined ? null : (took.get(found.seq) ?? null);
    },
  };
}

function subject(focus: Focus): StageLine['subject'] {
  return {
    hop: focus.hop,
    ...(focus.address === undefined ? {} : { address: focus.address }),
    ...(focus.port === undefined ? {} : { port: focus.port }),
  };
}
