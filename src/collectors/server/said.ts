/** What one section of the script printed: values by field, in order, and whether it came to its end. */
export interface Section {
  readonly done: boolean;
  /** The first value of a field. */
  readonly one: (field: string) => string | undefined;
  readonly many: (field: string) => readonly string[];
}

/** Most lines and bytes of an answer that are read: a hostile server cannot fill our memory. */
const linesAtMost = 4_000;
const valueMaxHex = 1024 * 1024 + 2;
const lineForm = /^([a-z][a-z-]{0,30})\t([a-z][a-z-]{0,30})\t((?:[0-9a-f]{2})*)\r?$/u;

/**
 * Reads the script's answer. Only lines of the exact form between the marks count: a greeting, a prompt or a shell's
 * complaint is passed over, and a value is hex, so that no byte in it can begin another line.
 */
export function readSaid(text: string, mark: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, { done: boolean; fields: Map<string, string[]> }>();
  const start = text.indexOf(`${mark} begin`);
  if (start === -1) return new Map();
  const end = text.indexOf(`${mark} end`, start);
  const lines = text.slice(start, end === -1 ? undefined : end).split('\n');
  for (const line of lines.slice(0, linesAtMost)) {
    const [, name = '', field = '', hex = ''] = lineForm.exec(line) ?? [];
    if (name === '' || hex.length > valueMaxHex) continue;
    const section = sections.get(name) ?? { done: false, fields: new Map<string, string[]>() };
    sections.set(name, section);
    if (field === 'done') section.done = true;
    else section.fields.set(field, [...(section.fields.get(field) ?? []), decoded(hex)]);
  }
  return new Map(
    [...sections].map(([name, { done, fields }]) => [
      name,
      { done, one: (field: string) => fields.get(field)?.[0], many: (field: string) => fields.get(field) ?? [] },
    ]),
  );
}

/** Bytes that are no UTF-8 become U+FFFD: text of the server is only ever shown, never used as a path. */
function decoded(hex: string): string {
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);
  return new TextDecoder().decode(bytes).replace(/\n+$/u, '');
}

/** `Name=value` lines, as `systemctl show` prints them. */
export function properties(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const at = line.indexOf('=');
      return at === -1 ? [] : [[line.slice(0, at), line.slice(at + 1)] as const];
    }),
  );
}
