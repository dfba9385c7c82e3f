import { asciiLower, matchPattern, matchPatternList } from '../files/host-pattern.ts';
import { judgeMatch, type MatchSubject } from './match.ts';
import {
  badOption,
  type ConfigFileProblem,
  type Directive,
  layoutProblem,
  type ParsedConfig,
  parseDirective,
  parseSshConfig,
  syntaxProblem,
} from './parse.ts';
import { type ReleaseRules, releaseRules } from './release.ts';
import { canonicalKeyword, Settings } from './settings.ts';
import { connectionTokens, expandEnvironment, expandTokens } from './tokens.ts';
import type { ConfigRequest, ConfigWorld, NotEvaluated, ResolvedConfig, ValueOrigin } from './world.ts';

const depthMax = 16; // READCONF_MAX_DEPTH
/** All files together; a glob over a strange folder must not run away. */
const filesMax = 1_000;

interface Block {
  active: boolean;
}

/** Decides every keyword as ssh does: the command line first, then file by file, the first value wins (readconf.c). */
export function resolveConfig(request: ConfigRequest, world: ConfigWorld): ResolvedConfig {
  return new Resolver(request, world).run();
}

class Resolver {
  private readonly request: ConfigRequest;
  private readonly world: ConfigWorld;
  private readonly rules: ReleaseRules;
  private readonly settings: Settings;
  private readonly problems: ConfigFileProblem[] = [];
  private readonly notEvaluated: NotEvaluated[] = [];
  private readonly filesRead: string[] = [];
  private readonly emptyIncludes: ResolvedConfig['emptyIncludes'][number][] = [];
  private readonly applied: ResolvedConfig['applied'][number][] = [];
  private readonly ignored: ResolvedConfig['ignored'][number][] = [];
  private readonly parsed = new Map<string, ParsedConfig | undefined>();
  private host: string;
  private finalPass = false;
  private wantsFinal = false;

  constructor(request: ConfigRequest, world: ConfigWorld) {
    this.request = request;
    this.world = world;
    this.host = request.host;
    this.rules = releaseRules(world.version);
    this.settings = new Settings(this.rules);
  }

  run(): ResolvedConfig {
    for (const { keyword, value } of this.request.commandLine) this.fromCommandLine(keyword, value);
    this.pass();
    this.takeHostname();
    const canonicalize = this.settings.first('canonicalizehostname');
    if (canonicalize !== undefined && canonicalize.value !== 'no') {
      const at = canonicalize.origin.kind === 'line' ? canonicalize.origin : { file: 'command-line', line: 0 };
      this.notEvaluated.push({ file: at.file, line: at.line, what: 'canonicalize-hostname', text: canonicalize.value });
      this.wantsFinal = true;
    }
    if (this.wantsFinal) {
      this.finalPass = true;
      this.settings.replaceHostname(this.host);
      this.pass();
    }
    return {
      values: this.settings.finish({ host: this.host, localUser: this.world.localUser }),
      problems: this.problems,
      notEvaluated: this.notEvaluated,
      filesRead: this.filesRead,
      emptyIncludes: this.emptyIncludes,
      applied: this.applied,
      ignored: this.ignored,
    };
  }

  private pass(): void {
    for (const { path, user } of this.request.files) this.readFile(path, user, { active: true }, false, 0);
  }

  /** HostName with its %h, in lower case unless it is an address (ssh.c). */
  private takeHostname(): void {
    const hostname = this.settings.first('hostname');
    if (hostname !== undefined) {
      const expanded = expandTokens(hostname.value, { h: this.request.host });
      if (expanded.ok) this.host = expanded.text;
      else this.skip(hostname.origin, 'tokens', hostname.value);
    }
    this.host = asciiLower(this.host);
  }

  private fromCommandLine(keyword: string, value: string): void {
    const directive = parseDirective(`${keyword} ${value}`, 'command-line', 0);
    if (directive === null) return;
    const name = directive.keyword?.name;
    if (name === 'Host' || name === 'Match' || name === 'Include') {
      this.report(syntaxProblem(directive, `${name} directive not supported as a command-line option`));
      return;
    }
    const problem = layoutProblem(directive);
    if (problem !== null) this.report(problem);
    else this.set(directive, true, { kind: 'command-line' });
  }

  /** False: there is no such file. */
  private readFile(path: string, user: boolean, block: Block, never: boolean, depth: number): boolean {
    if (!this.parsed.has(path)) {
      const text = this.parsed.size < filesMax ? this.world.readFile(path) : undefined;
      this.parsed.set(path, text === undefined ? undefined : parseSshConfig(text, path));
      if (text !== undefined) this.filesRead.push(path);
    }
    const parsed = this.parsed.get(path);
    if (parsed === undefined) return false;
    if (!this.finalPass) for (const problem of parsed.problems) this.report(problem);
    for (const directive of parsed.directives) {
      if (directive.args === undefined || directive.rest === '') continue;
      this.directive(directive, user, block, never, depth);
    }
    return true;
  }

  private directive(at: Directive, user: boolean, block: Block, never: boolean, depth: number): void {
    switch (at.keyword?.name) {
      case 'Host':
        block.active = !never && this.hostApplies(at);
        break;
      case 'Match':
        block.active = this.matchApplies(at) && !never;
        break;
      case 'Include':
        this.include(at, user, block, depth);
        return;
      default:
        this.set(at, block.active, { kind: 'line', file: at.file, line: at.line });
        return;
    }
    if (block.active && !this.finalPass) this.applied.push({ file: at.file, line: at.line, text: at.rest });
  }

  private hostApplies(at: Directive): boolean {
    let active = false;
    for (const argument of at.args ?? []) {
      if (argument === '') {
        this.report(syntaxProblem(at, `keyword ${at.written.toLowerCase()} empty argument`));
        return false;
      }
      const negated = argument.startsWith('!');
      if (!matchPattern(this.host, negated ? argument.slice(1) : argument)) continue;
      if (negated) return false;
      active = true;
    }
    return active;
  }

  private matchApplies(at: Directive): boolean {
    const result = judgeMatch(at.args ?? [], this.subject());
    if (result.kind === 'bad') {
      this.report(syntaxProblem(at, result.text));
      return false;
    }
    const negatedToo = this.rules.negatedFinalAsksForSecondPass && result.namesFinal;
    if (result.wantsFinal || negatedToo) this.wantsFinal = true;
    if (result.kind === 'undecided') {
      this.notEvaluated.push({ file: at.file, line: at.line, what: result.what, text: result.text });
    }
    return result.kind === 'yes';
  }

  private subject(): MatchSubject {
    const { request, world, settings, finalPass } = this;
    const hostname = settings.first('hostname')?.value;
    const expanded = hostname === undefined ? undefined : expandTokens(hostname, { h: this.host });
    const host = finalPass || expanded?.ok !== true ? this.host : expanded.text;
    const user = settings.first('user')?.value ?? world.localUser;
    const command = request.command ?? '';
    const asked = settings.first('sessiontype')?.value;
    const session = asked === 'none' || asked === 'subsystem' ? asked : command === '' ? 'shell' : 'exec';
    return {
      host,
      originalHost: request.host,
      user,
      localUser: world.localUser,
      finalPass,
      tag: settings.first('tag')?.value ?? '',
      command,
      sessionType: session,
      version: world.version,
      tokens: () => this.tokens(host, user),
      exec: (text) => world.exec?.(text),
      inNetwork: (networks) => world.inNetwork?.(networks),
    };
  }

  private tokens(host: string, user: string): ReturnType<typeof connectionTokens> {
    const { world, settings } = this;
    return connectionTokens({
      localHost: world.localHost,
      host,
      original: this.request.host,
      port: Number(settings.first('port')?.value ?? 22),
      user,
      localUser: world.localUser,
      uid: world.uid,
      home: world.home,
      jump: settings.jumpHost(),
      hostKeyAlias: settings.first('hostkeyalias')?.value ?? host,
      hashHasJump: this.rules.hashHasJump,
    });
  }

  private include(at: Directive, user: boolean, block: Block, depth: number): void {
    const active = block.active;
    for (const argument of at.args ?? []) {
      if (argument === '') {
        this.report(syntaxProblem(at, `keyword ${at.written.toLowerCase()} empty argument`));
        return;
      }
      const pattern = this.includePath(at, argument, user);
      if (pattern === undefined) continue;
      const files = this.world.glob(pattern);
      if (files.length === 0 && !this.finalPass) this.emptyIncludes.push({ file: at.file, line: at.line, pattern });
      for (const file of files) {
        if (depth + 1 > depthMax) {
          this.report({ ...syntaxProblem(at, 'Too many recursive configuration includes'), kind: 'too-deep' });
          return;
        }
        this.readFile(file, user, block, !active, depth + 1);
        // Host and Match in an included file end with it.
        block.active = active;
      }
    }
  }

  private includePath(at: Directive, argument: string, user: boolean): string | undefined {
    const { world } = this;
    const env = expandEnvironment(argument, world.env);
    const expanded = env.ok ? expandTokens(env.text, this.tokens(this.host, world.localUser)) : env;
    if (!expanded.ok) {
      this.notEvaluated.push({ file: at.file, line: at.line, what: 'tokens', text: argument });
      return undefined;
    }
    const path = expanded.text;
    if (path.startsWith('~') && !user) {
      this.report(syntaxProblem(at, `bad include path ${path}.`));
      return undefined;
    }
    if (path.startsWith('~/')) return `${world.home}${path.slice(1)}`;
    if (path.startsWith('~')) {
      this.notEvaluated.push({ file: at.file, line: at.line, what: 'home-of-user', text: path });
      return undefined;
    }
    const absolute = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
    return absolute ? path : `${user ? `${world.home}/.ssh` : '/etc/ssh'}/${path}`;
  }

  private set(at: Directive, active: boolean, origin: ValueOrigin): void {
    const ignoreUnknown = this.settings.first('ignoreunknown')?.value;
    const lower = at.written.toLowerCase();
    if (at.keyword === undefined) {
      const forgiven = ignoreUnknown !== undefined && matchPatternList(lower, ignoreUnknown, true) === 'yes';
      if (forgiven) this.ignore(at, 'ignore-unknown');
      else this.report(badOption(at));
      return;
    }
    if (at.keyword.state !== 'live') {
      this.ignore(at, at.keyword.state);
      return;
    }
    const problem = this.settings.take(at, active, origin);
    if (problem !== null) this.report(syntaxProblem(at, problem));
  }

  private ignore(at: Directive, why: ResolvedConfig['ignored'][number]['why']): void {
    if (!this.finalPass) this.ignored.push({ file: at.file, line: at.line, keyword: canonicalKeyword(at), why });
  }

  private report(problem: ConfigFileProblem): void {
    if (!this.finalPass) this.problems.push(problem);
  }

  private skip(origin: ValueOrigin, what: NotEvaluated['what'], text: string): void {
    const at = origin.kind === 'line' ? origin : { file: 'command-line', line: 0 };
    this.notEvaluated.push({ file: at.file, line: at.line, what, text });
  }
}
