import { isObject, type Json, type JsonObject } from './nft-values.ts';

/** A rule in nft's own words, from its JSON: to be shown, never to be run. */
export function ruleText(statements: readonly Json[]): string {
  return statements
    .map(statementText)
    .filter((text) => text !== '')
    .join(' ')
    .slice(0, textAtMost);
}

const textAtMost = 600;

function statementText(statement: Json): string {
  if (!isObject(statement)) return String(statement);
  const [kind = ''] = Object.keys(statement);
  const value = statement[kind];
  switch (kind) {
    case 'match':
      return isObject(value) ? matchText(value) : kind;
    case 'vmap':
      return isObject(value) ? `${expression(value['key'])} vmap ${expression(value['data'])}` : kind;
    case 'counter':
      return isObject(value)
        ? `counter packets ${String(value['packets'])} bytes ${String(value['bytes'])}`
        : 'counter';
    case 'jump':
    case 'goto':
      return `${kind} ${isObject(value) ? String(value['target']) : ''}`;
    case 'reject': {
      const type = isObject(value) ? String(value['type'] ?? '') : '';
      const detail = isObject(value) && value['expr'] !== undefined ? ` ${String(value['expr'])}` : '';
      return type === '' ? 'reject' : `reject with ${type}${detail}`;
    }
    case 'limit': {
      if (!isObject(value)) return 'limit';
      const over = value['inv'] === true ? 'over ' : '';
      return `limit rate ${over}${String(value['rate'])}/${String(value['per'])}`;
    }
    case 'ct count':
      return isObject(value) ? `ct count ${value['inv'] === true ? 'over ' : ''}${String(value['val'])}` : kind;
    case 'dnat':
    case 'snat':
    case 'redirect': {
      const json = isObject(value) ? value : {};
      const address = json['addr'] === undefined ? '' : expression(json['addr']);
      const port = json['port'] === undefined ? '' : `:${expression(json['port'])}`;
      return `${kind}${address + port === '' ? '' : ` to ${address}${port}`}`;
    }
    case 'mangle':
      return isObject(value) ? `${expression(value['key'])} set ${expression(value['value'])}` : kind;
    case 'set':
      return isObject(value)
        ? `${String(value['op'])} ${String(value['set'])} { ${expression(value['elem'])}${own(value)} }`
        : kind;
    case 'log':
      return isObject(value) && value['prefix'] !== undefined ? `log prefix ${JSON.stringify(value['prefix'])}` : 'log';
    case 'xt':
      return isObject(value) && value['name'] !== undefined
        ? `xt ${String(value['type'])} ${String(value['name'])}`
        : 'xt';
    default:
      return value === null ? kind : `${kind} ${expression(value)}`;
  }
}

function own(json: JsonObject): string {
  const list = Array.isArray(json['stmt']) ? (json['stmt'] as readonly Json[]) : [];
  return list.map((one) => ` ${statementText(one)}`).join('');
}

function matchText(json: JsonObject): string {
  const op = String(json['op']);
  const shown = op === '==' || op === 'in' ? '' : `${op} `;
  const right = json['right'];
  const isName = typeof right === 'string' && isObject(json['left']) && isInterface(json['left']);
  return `${expression(json['left'])} ${shown}${isName ? JSON.stringify(right) : expression(right)}`;
}

function isInterface(left: JsonObject): boolean {
  return isObject(left['meta']) && /^[io]ifname$/u.test(String(left['meta']['key']));
}

function expression(json: Json): string {
  if (Array.isArray(json))
    return json.length === 2 && isObject(json[1]) ? json.map(pairText).join(' : ') : json.map(expression).join(',');
  if (!isObject(json)) return String(json);
  const [kind = ''] = Object.keys(json);
  const value = json[kind];
  const object = isObject(value) ? value : {};
  switch (kind) {
    case 'payload':
      if (object['protocol'] === undefined)
        return `@${String(object['base'])},${String(object['offset'])},${String(object['len'])}`;
      return `${String(object['protocol'])} ${String(object['field'])}`;
    case 'meta':
      return /^(?:l4proto|nfproto|protocol|mark|pkttype)$/u.test(String(object['key']))
        ? `meta ${String(object['key'])}`
        : String(object['key']);
    case 'ct':
      return `ct ${object['dir'] === undefined ? '' : `${String(object['dir'])} `}${String(object['key'])}`;
    case 'fib':
      return `fib ${[object['flags']].flat().map(String).join(' . ')} ${String(object['result'])}`;
    case 'prefix':
      return `${String(object['addr'])}/${String(object['len'])}`;
    case 'range':
      return Array.isArray(value) ? value.map(expression).join('-') : kind;
    case 'set':
      return Array.isArray(value)
        ? `{ ${value.slice(0, 20).map(element).join(', ')}${value.length > 20 ? ', …' : ''} }`
        : kind;
    case 'concat':
      return Array.isArray(value) ? value.map(expression).join(' . ') : kind;
    case 'elem':
      return expression(object['val']);
    case '&':
    case '|':
    case '^':
      return Array.isArray(value) ? value.map(expression).join(` ${kind} `) : kind;
    default:
      return kind;
  }
}

/** An element of a set, or `key : verdict` of a verdict map. */
function element(json: Json): string {
  return Array.isArray(json) ? json.map(pairText).join(' : ') : expression(json);
}

function pairText(json: Json, at: number): string {
  return at === 1 ? statementText(json) : expression(json);
}
