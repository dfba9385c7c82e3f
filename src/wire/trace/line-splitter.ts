/** Cuts a stream of text into lines at `\n`. A line is handed on up to `maxChars`; the rest of it is dropped unread. */
export class LineSplitter {
  private readonly maxChars: number;
  private readonly onLine: (line: string) => void;
  private held = '';
  private open = false;

  constructor(maxChars: number, onLine: (line: string) => void) {
    this.maxChars = maxChars;
    this.onLine = onLine;
  }

  push(chunk: string): void {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', from)) {
      this.take(chunk, from, end);
      this.onLine(this.held);
      this.held = '';
      this.open = false;
      from = end + 1;
    }
    if (from < chunk.length) this.take(chunk, from, chunk.length);
  }

  /** Hands on a last line without `\n`. */
  end(): void {
    if (this.open) this.onLine(this.held);
    this.held = '';
    this.open = false;
  }

  private take(chunk: string, from: number, to: number): void {
    this.open = true;
    const room = this.maxChars - this.held.length;
    if (room > 0) this.held += chunk.slice(from, Math.min(to, from + room));
  }
}
