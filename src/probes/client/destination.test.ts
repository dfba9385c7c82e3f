import { expect, it } from 'vitest';
import { destination, destinationForm } from './destination.ts';

it.each([
  ['shop.example.com', 'plain', null],
  ['10.0.0.1', 'plain', null],
  ['2001:db8::1', 'plain', null],
  ['fe80::1%eth0', 'plain', null],
  ['büro.example', 'plain', null],
  ['host_1', 'plain', null],
  ['shop:2222', 'port-in-host', 2222],
  ['10.0.0.1:22', 'port-in-host', 22],
  ['[2001:db8::1]:22', 'port-in-host', 22],
  ['https://shop.example.com', 'url-in-host', null],
  ['shop.example.com/', 'url-in-host', null],
  ['github.com:org/repo.git', 'url-in-host', null],
  ['github.com:repo', 'url-in-host', null],
  [' shop', 'blank-in-host', null],
  ['shop\u00a0', 'blank-in-host', null],
  ['“shop”', 'forbidden-characters', null],
  ['ｓhop', 'forbidden-characters', null],
  ['shop\u200b', 'forbidden-characters', null],
  ['$(id)', 'forbidden-characters', null],
  ['-oProxyCommand=x', 'forbidden-characters', null],
  ['[::1]', 'forbidden-characters', null],
  ['', 'empty', null],
])('%j is %s', (host, kind, portInHost) => {
  expect(destinationForm(host)).toEqual({ host, kind, portInHost });
});

it('gives one fact and costs nothing', async () => {
  const [seen] = await destination.run({ host: 'shop' }, {});
  expect(Object.keys(seen?.facts ?? {})).toEqual(['config.destination']);
  expect(destination.footprint).toEqual({ connections: 0, authAttempts: 0 });
});
