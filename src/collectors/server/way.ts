import type { Ports } from '../../ports/ports.ts';
import type { RunAsk, RunResult, Talk } from '../../ports/process.ts';
import { posixCksum } from '../../wire/console/cksum.ts';

/** What came of a script that was sent through a command, and why it ended where the command itself does not say. */
export interface Sent {
  readonly ran: RunResult;
  readonly because: string | undefined;
}

type Asked = Pick<RunAsk, 'timeoutMs' | 'maxBytes' | 'signal' | 'onLine'> & {
  readonly via: string;
  readonly script: string;
  /** A random word that stands in nothing else. */
  readonly mark: string;
  /** The script goes out now. */
  readonly onSend: () => void;
};

/** So long it may greet or ask for a password before anything is typed: what is typed into a login prompt is a failed login. */
const listenFirstMs = 150;
/** A pipe answers our first line at once, unless its way is long or it reads all of its input before it begins. */
const answerWithinMs = 3_000;
/** Of the time that the whole may take, as much goes into waiting for that answer. */
const answerShare = 0.2;
/** A line that stays open so long is a prompt. */
const promptAfterMs = 800;
/** What is kept of greetings and echoes to find our own words in. */
const heardAtMost = 64 * 1024;
const asksFor =
  /(?:password|passphrase|passcode|\bpin\b|verification code|one-time|otp|login|username)[^\n]{0,80}[:?>][ \t]*$/iu;

/**
 * Runs a script by a command that reads sh from its standard input, or that gives a terminal with a shell in it. The
 * first line asks which: a terminal echoes it. A terminal is told to be quiet and gets the script as text with its own
 * sum, up to three times; the answer stands between marks either way.
 */
export async function sendScript(
  ports: Pick<Ports, 'processes' | 'clock'>,
  asked: Asked,
  isTerminal = false,
): Promise<Sent> {
  const { mark, script } = asked;
  const encoder = new TextEncoder();
  const over = new AbortController();
  let phase: 'listening' | 'asked' | 'terminal' | 'sent' = 'listening';
  let heard = '';
  let said = '';
  let because: string | undefined;
  let inTerminal = false;
  let late = false;
  let talk: Talk | undefined;
  const sleep = (ms: number): Promise<void> => ports.clock.sleep(ms, over.signal);
  const say = (text: string): void => talk?.say(encoder.encode(text));

  const asPipe = (): void => {
    phase = 'sent';
    asked.onSend();
    say(script);
    talk?.end();
  };
  const lookForPrompt = (): boolean => {
    const line = asksFor.exec(said.slice(-400))?.[0];
    if (line === undefined) return false;
    because = `it asks for something that must be typed: ${line.trim()}`;
    talk?.stop();
    return true;
  };
  const begin = async (): Promise<void> => {
    await sleep(listenFirstMs);
    if (over.signal.aborted || lookForPrompt()) return;
    phase = 'asked';
    // Quoted in two parts: an echo of the line is not its answer.
    say(`echo ${mark}""-there\n`);
    if (isTerminal) return;
    await sleep(Math.min(answerWithinMs, asked.timeoutMs * answerShare));
    if (phase === 'asked' && !over.signal.aborted) asPipe();
  };
  const watchPrompt = async (): Promise<void> => {
    const length = said.length;
    await sleep(promptAfterMs);
    if (!over.signal.aborted && phase !== 'sent' && said.length === length) lookForPrompt();
  };
  const hears = (bytes: Uint8Array, from: 'stdout' | 'stderr'): void => {
    const text = new TextDecoder().decode(bytes);
    if (phase === 'sent' && !inTerminal) {
      if (!heard.includes(`${mark}-there`)) {
        // A terminal far away that echoes only now: what was sent as to a pipe was typed.
        heard = (heard + text).slice(-heardAtMost);
        if (heard.includes(`${mark}""-there`)) {
          late = true;
          talk?.stop();
        }
      }
      return;
    }
    said = (said + text).slice(-heardAtMost);
    if (from === 'stdout') heard = (heard + text).slice(-heardAtMost);
    if (phase === 'asked') {
      if (heard.includes(`${mark}""-there`)) {
        phase = 'terminal';
        inTerminal = true;
        heard = '';
        say(` ${quietShell(mark, script)}\n`);
      } else if (heard.includes(`${mark}-there`)) asPipe();
    } else if (heard.includes(`${mark}-send`)) {
      phase = 'sent';
      heard = '';
      asked.onSend();
      // End of input (^D) at the beginning of a line; a terminal takes it as the end of the text.
      say(`${forTerminal(script, mark)}\u0004`);
    } else if (heard.includes(`${mark}-damaged`)) {
      because = 'the terminal changed the script on its way, three times';
      talk?.stop();
    } else if (heard.includes(`${mark} end`)) talk?.stop();
    if (phase !== 'sent') void watchPrompt();
  };
  const ran = await ports.processes.run({
    program: 'sh',
    args: ['-c', asked.via],
    timeoutMs: asked.timeoutMs,
    maxBytes: asked.maxBytes,
    signal: asked.signal,
    onLine: asked.onLine,
    onData: hears,
    talk(to) {
      talk = to;
      void begin();
    },
  });
  over.abort();
  if (late && !isTerminal) return sendScript(ports, asked, true);
  return { ran, because };
}

/** In a terminal that cannot be made quiet the echo of the script must not be taken for its answer. */
function forTerminal(script: string, mark: string): string {
  return script.replaceAll(`'${mark} `, `'${mark}'' `);
}

/** One line for any login shell: no echo, the text up to its end, run when its sum is right. */
function quietShell(mark: string, script: string): string {
  // $() drops the newlines at the end; printf gives one back.
  const { sum, length } = posixCksum(`${forTerminal(script, mark).replace(/\n+$/u, '')}\n`);
  return [
    "exec sh -c 'stty -echo 2>/dev/null",
    `for i in 1 2 3; do echo ${mark}""-send`,
    's=$(cat)',
    `case $(printf "%s\\n" "$s" | cksum 2>/dev/null) in "${sum} ${length}"* | "") stty echo 2>/dev/null`,
    'printf "%s\\n" "$s" | sh',
    'exit ;; esac; done',
    `echo ${mark}""-damaged'`,
  ].join('; ');
}
