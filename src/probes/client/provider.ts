import { known } from '../../contract/fact.ts';
import { defineProbe } from '../../contract/probe.ts';
import { type ProviderClues, recogniseProvider } from '../../wire/providers/recognise.ts';
import { costsNothing } from './parts/footprint.ts';

/** Whose service the host is, from what was seen already. Sends nothing. */
export const provider = defineProbe({
  id: 'provider',
  stage: 'resolve',
  gives: ['target.provider'],
  footprint: costsNothing,
  withinMs: 1_000,
  async run(clues: ProviderClues) {
    return [{ facts: { 'target.provider': known(recogniseProvider(clues)) } }];
  },
});
