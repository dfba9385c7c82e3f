import { noise, type Template, type TemplateId, templates } from './templates.ts';

export interface Found {
  readonly id: TemplateId;
  readonly groups: readonly (string | undefined)[];
}

/** Templates by the first characters of their beginning, so that a line is held against a handful of them. */
const keyLength = 4;
const byStart = new Map<string, Template[]>();
const byPart: { readonly has: string; readonly template: Template }[] = [];
const noiseByStart = new Map<string, string[]>();

templates.forEach((template: Template) => {
  if (template.starts !== undefined) push(byStart, template.starts, template);
  else if (template.has !== undefined) byPart.push({ has: template.has, template });
});
for (const start of noise) push(noiseByStart, start, start);

function push<T>(map: Map<string, T[]>, start: string, entry: T): void {
  const key = start.slice(0, keyLength);
  const same = map.get(key);
  if (same === undefined) map.set(key, [entry]);
  else same.push(entry);
}

const functionPrefix = /^[a-z][a-z0-9_]{2,40}: /;

/** `text` without `debugN: `; `plain` says that there was none. */
export function findTemplate(text: string, plain: boolean): Found | 'noise' | undefined {
  const name = functionPrefix.exec(text)?.[0];
  const found =
    tryStarts(text, plain) ??
    (name === undefined ? undefined : tryStarts(text.slice(name.length), plain)) ??
    tryParts(text, plain);
  if (found !== undefined) return found;
  if (isNoise(text)) return 'noise';
  return undefined;
}

function tryStarts(text: string, plain: boolean): Found | undefined {
  for (const template of byStart.get(text.slice(0, keyLength)) ?? []) {
    if (template.starts === undefined || !text.startsWith(template.starts)) continue;
    const found = tryMatch(template, text, plain);
    if (found !== undefined) return found;
  }
  return undefined;
}

function tryParts(text: string, plain: boolean): Found | undefined {
  for (const { has, template } of byPart) {
    if (!text.includes(has)) continue;
    const found = tryMatch(template, text, plain);
    if (found !== undefined) return found;
  }
  return undefined;
}

function tryMatch(template: Template, text: string, plain: boolean): Found | undefined {
  if (template.plain && !plain) return undefined;
  const id = template.id as TemplateId;
  if (template.match === undefined) return { id, groups: [] };
  const match = template.match.exec(text);
  return match === null ? undefined : { id, groups: match.slice(1) };
}

function isNoise(text: string): boolean {
  for (const key of [text.slice(0, keyLength), text.slice(0, 3)]) {
    if (noiseByStart.get(key)?.some((start) => text.startsWith(start))) return true;
  }
  return false;
}
