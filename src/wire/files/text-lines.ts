/** Lines as the C programs count them: `\n` ends a line; a carriage return stays part of it. No line after a last `\n`. */
export function textLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
