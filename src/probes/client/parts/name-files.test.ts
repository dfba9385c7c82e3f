import { describe, expect, it } from 'vitest';
import { hostsLines } from './hosts-file.ts';
import { literalFamily } from './literal-address.ts';
import { searchDomains } from './resolv-conf.ts';

describe('hosts file', () => {
  const text =
    '127.0.0.1 localhost\n# 10.0.0.9 shop\n10.0.0.1\tweb Shop.example.com shop # shop2\r\n::1 shop.\n10.0.0.2 shopping\n';
  it('finds every line that names the host, by case and last dot alike', () => {
    expect(hostsLines(text, 'shop')).toEqual([
      { line: 3, address: '10.0.0.1' },
      { line: 4, address: '::1' },
    ]);
    expect(hostsLines(text, 'SHOP.example.COM.')).toEqual([{ line: 3, address: '10.0.0.1' }]);
  });
  it('finds nothing in comments, in parts of names, or for no name', () => {
    expect(hostsLines(text, 'shop2')).toEqual([]);
    expect(hostsLines(text, 'hop')).toEqual([]);
    expect(hostsLines(text, '')).toEqual([]);
  });
  it('lists at most 32 lines', () => {
    expect(hostsLines('10.0.0.1 a\n'.repeat(100), 'a')).toHaveLength(32);
  });
});

describe('resolv.conf', () => {
  it('takes the last search or domain line', () => {
    expect(searchDomains('domain a.example\nsearch b.example c.example.\n', undefined)).toEqual([
      'b.example',
      'c.example',
    ]);
    expect(searchDomains('search b.example\ndomain a.example\n', undefined)).toEqual(['a.example']);
    expect(searchDomains('nameserver 10.0.0.1\n', undefined)).toEqual([]);
    expect(searchDomains('search .\n', undefined)).toEqual([]);
  });
  it('lets LOCALDOMAIN go before the file', () => {
    expect(searchDomains('search b.example', 'x.example y.example')).toEqual(['x.example', 'y.example']);
  });
});

it.each([
  ['10.0.0.1', 4],
  ['::1', 6],
  ['fe80::1%eth0', 6],
  ['1', undefined],
  ['shop', undefined],
  ['10.0.0.1:22', undefined],
  ['[::1]', undefined],
])('literal %s: %s', (host, family) => {
  expect(literalFamily(host)).toBe(family);
});
