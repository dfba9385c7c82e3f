import { known } from '../../contract/fact.ts';
import { quote } from '../../contract/quoted.ts';
import { defineCollector } from './collector.ts';
import { askedPort } from './listen.ts';
import { properties } from './said.ts';

/** The server's system, and how this look was taken. */
export const serverSystem = defineCollector({
  id: 'server-system',
  section: 'system',
  gives: ['server.view', 'server.system'],
  read({ own, section, ask }) {
    const release = properties(own.one('os-release') ?? '');
    const uid = own.one('uid') ?? '';
    const init = own.one('init');
    const host = own.one('host');
    return {
      facts: {
        'server.view': known({
          outside: ask.outside,
          root: uid === '' ? null : uid === '0',
          user: ask.user,
          from: ask.from,
          port: askedPort(section('listen'), ask),
        }),
        'server.system': known({
          distribution: unquoted(release.get('ID')),
          version: unquoted(release.get('VERSION_ID')),
          init: init === 'systemd' || init === 'openrc' ? init : 'none',
          hostName: host === undefined || host === '' ? null : quote(host),
        }),
      },
    };
  },
});

function unquoted(value: string | undefined): string | null {
  const found = /^["']?([\w.-]{1,40})["']?$/u.exec(value ?? '');
  return found?.[1] ?? null;
}
