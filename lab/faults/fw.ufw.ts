import { defineFault } from '../fault.ts';

export default defineFault<{ rules?: readonly string[] }>({
  about: 'ufw is switched on with its defaults (incoming denied) and these `rules`, none of which need allow SSH.',
  on: 'server',
  apply: ({ rules }) => [...(rules ?? []).map((rule) => `ufw ${rule}`), 'ufw --force enable'].join('\n'),
  undo: () => 'ufw --force disable',
});
