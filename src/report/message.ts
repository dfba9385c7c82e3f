import type { Message, MessageBlock } from '../contract/message.ts';

/** Longest run of backticks that a fence must be longer than. */
const fence = '```';

/** For an e-mail or a form: headings, dashes, and lines as they stand. */
export function messageText({ subject, blocks }: Message): string {
  return [`Subject: ${subject}`, ...blocks.map(plainBlock)].join('\n\n').concat('\n');
}

function plainBlock({ title, kind, lines }: MessageBlock): string {
  const rows = lines.map((line) => (kind === 'list' ? `- ${line}` : kind === 'code' ? `    ${line}` : line));
  return [`${title}:`, ...rows].join('\n');
}

/** For a bug tracker or a chat that knows Markdown. */
export function messageMarkdown({ subject, blocks }: Message): string {
  return [`# ${escaped(subject)}`, ...blocks.map(markdownBlock)].join('\n\n').concat('\n');
}

function markdownBlock({ title, kind, lines }: MessageBlock): string {
  const head = `## ${escaped(title)}\n`;
  // A zero-width fence breaker would be foreign text again: backticks in it become quotes.
  if (kind === 'code') return [head, fence, ...lines.map((line) => line.replaceAll('`', "'")), fence].join('\n');
  return [head, ...lines.map((line) => (kind === 'list' ? `- ${escaped(line)}` : escaped(line)))].join('\n');
}

/** Signs that Markdown or HTML would take for their own; [host-1] is no link without an address behind it. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>#|~]/gu, '\\$&').replaceAll('](', ']\\(');
}
