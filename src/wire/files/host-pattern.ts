/**
 * The wildcard patterns of OpenSSH (match.c): `*` any run, `?` any one character, `!` in front negates.
 * Linear in pattern × text, so that a hostile pattern cannot stall us.
 */
export function matchPattern(text: string, pattern: string): boolean {
  let at = 0;
  let in_ = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const wanted = pattern[in_];
    if (wanted === '*') {
      star = in_++;
      resume = at;
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[at])) {
      in_++;
      at++;
    } else if (star !== -1) {
      in_ = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[in_] === '*') in_++;
  return in_ === pattern.length;
}

export type ListMatch = 'yes' | 'no' | 'negated';

/** A comma-separated list: a negated match beats every positive one (match_pattern_list). */
export function matchPatternList(text: string, list: string, lowerPatterns = false): ListMatch {
  let result: ListMatch = 'no';
  for (const item of list.split(',')) {
    const negated = item.startsWith('!');
    const bare = negated ? item.slice(1) : item;
    // An empty item matches an empty text only, as in match.c.
    if (!matchPattern(text, lowerPatterns ? asciiLower(bare) : bare)) continue;
    if (negated) return 'negated';
    result = 'yes';
  }
  return result;
}

/** Host names: compared in lower case (match_hostname). */
export function matchHostname(host: string, list: string): ListMatch {
  return matchPatternList(asciiLower(host), list, true);
}

/** ASCII letters only, as tolower() in the C locale does; other alphabets stay. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
