/** One setting of the command line, by keyword of ssh_config. */
export interface OptionSetting {
  readonly keyword: string;
  readonly value: string;
}

const withValue: { readonly [letter: string]: string } = {
  B: 'BindInterface',
  b: 'BindAddress',
  c: 'Ciphers',
  I: 'PKCS11Provider',
  i: 'IdentityFile',
  J: 'ProxyJump',
  l: 'User',
  m: 'MACs',
  P: 'Tag',
  p: 'Port',
  S: 'ControlPath',
};
const flags: { readonly [letter: string]: OptionSetting } = {
  '4': { keyword: 'AddressFamily', value: 'inet' },
  '6': { keyword: 'AddressFamily', value: 'inet6' },
  A: { keyword: 'ForwardAgent', value: 'yes' },
  a: { keyword: 'ForwardAgent', value: 'no' },
  C: { keyword: 'Compression', value: 'yes' },
  K: { keyword: 'GSSAPIAuthentication', value: 'yes' },
  k: { keyword: 'GSSAPIDelegateCredentials', value: 'no' },
};

/** What the option words of ssh set (ssh.c main), in their order; each word apart, as `parseSshCommandLine` gives them. */
export function optionSettings(words: readonly string[]): readonly OptionSetting[] {
  const settings: OptionSetting[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const letter = /^-(.)$/.exec(words[index] ?? '')?.[1] ?? '';
    const flag = flags[letter];
    if (flag !== undefined) {
      settings.push(flag);
      continue;
    }
    const value = words[(index += 1)] ?? '';
    const keyword = withValue[letter];
    if (keyword !== undefined) settings.push({ keyword, value });
    else if (letter === 'o') settings.push(fromOption(value));
  }
  return settings;
}

/** `-o Keyword=value` or `-o 'Keyword value'`. */
function fromOption(text: string): OptionSetting {
  const [, keyword = '', value = ''] = /^\s*([^\s=]*)\s*=?\s*(.*)$/s.exec(text) ?? [];
  return { keyword, value };
}
