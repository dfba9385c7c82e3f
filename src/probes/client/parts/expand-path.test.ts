import { expect, it } from 'vitest';
import { expandPath } from './expand-path.ts';

const tokens = { d: '/home/me', h: 'shop.example.com', r: 'deploy', p: '22' };
const env = (name: string) => (name === 'KEYS' ? '/keys' : undefined);

it.each([
  ['~/.ssh/id_rsa', '/home/me/.ssh/id_rsa'],
  ['%d/.ssh/%r@%h:%p', '/home/me/.ssh/deploy@shop.example.com:22'],
  ['${KEYS}/a', '/keys/a'],
  ['/a%%b', '/a%b'],
  ['/plain', '/plain'],
])('%s is %s', (text, path) => {
  expect(expandPath(text, tokens, env)).toBe(path);
});

it.each(['~bob/key', '%C', '${NOT_SET}/a'])('does not guess at %s', (text) => {
  expect(expandPath(text, tokens, env)).toBeUndefined();
});

it('does not fill in what was filled in', () => {
  expect(expandPath('%d/x', { d: '/%h' }, env)).toBe('/%h/x');
});
