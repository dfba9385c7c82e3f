import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import { scaffolds } from './scaffolds.ts';

const ids: { readonly [kind: string]: string } = { cause: 'connect/an-example', scenario: 'connect/an-example' };

describe('npm run new', () => {
  it.each(Object.entries(scaffolds))('%s writes whole files at paths of the project', (kind, scaffold) => {
    const files = Object.entries(scaffold(ids[kind] ?? 'an-example'));
    expect(files.length).toBeGreaterThan(0);
    for (const [path, text] of files) {
      expect(path).toMatch(/^(src|lab)\/[a-z0-9./-]+\.(ts|sh|json)$/u);
      expect(text).toMatch(/\n$/u);
      if (path.endsWith('.ts')) expect(() => stripTypeScriptTypes(text)).not.toThrow();
      if (path.endsWith('.json')) expect(() => JSON.parse(text)).not.toThrow();
    }
  });
});
