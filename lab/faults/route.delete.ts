import { defineFault } from '../fault.ts';

export default defineFault<{ to?: string; family?: 'both' | 'ip' | 'ip6' }>({
  about: 'Routes are missing in a node: the default ones, or those `to` a prefix.',
  on: 'client',
  apply: ({ to = 'default', family = 'both' }) =>
    flags(family, to)
      .map((flag) => `ip ${flag} route show ${to} > /opt/routes${flag} && ip ${flag} route del ${to}`)
      .join('\n'),
  undo: ({ to = 'default', family = 'both' }) =>
    flags(family, to)
      .map((flag) => `while read -r route; do ip ${flag} route replace $route; done < /opt/routes${flag}`)
      .join('\n'),
});

function flags(family: string, to: string): readonly string[] {
  const wanted = family === 'both' && to !== 'default' ? (to.includes(':') ? 'ip6' : 'ip') : family;
  return wanted === 'both' ? ['-4', '-6'] : [wanted === 'ip6' ? '-6' : '-4'];
}
