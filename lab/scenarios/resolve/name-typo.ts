import { defineScenario } from '../../scenario.ts';

// The wrong host name of the founding article.
export default defineScenario({
  id: 'resolve/name-typo',
  client: { args: ['deploy@servre.lab'] },
  expect: { first: 'resolve/dns-name-not-found', verdict: 'proven', exit: 1 },
  counts: false,
  ends: 'healthy-after-undo',
});
