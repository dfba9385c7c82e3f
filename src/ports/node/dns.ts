import type { Dns, DnsAnswer, QueryAsk, RecordType, RecordValues, SystemLookup } from '../dns.ts';

type DnsModule = typeof import('node:dns');

export function nodeDns(): Dns {
  let configured: readonly string[] | undefined;
  return {
    async lookup(name, family, timeoutMs) {
      const dns = await import('node:dns');
      return lookup(dns, name, family, timeoutMs);
    },
    servers() {
      configured ??= process.getBuiltinModule('node:dns').getServers();
      return configured;
    },
    async query(ask) {
      const dns = await import('node:dns');
      return query(dns, ask);
    },
  };
}

function lookup(dns: DnsModule, name: string, family: 0 | 4 | 6, timeoutMs: number): Promise<SystemLookup> {
  return new Promise((resolve) => {
    // getaddrinfo cannot be called off: what it says after the deadline is dropped.
    const timer = setTimeout(() => resolve({ kind: 'silent', waitedMs: timeoutMs }), timeoutMs);
    dns.lookup(name, { all: true, order: 'verbatim', family }, (error, addresses) => {
      clearTimeout(timer);
      if (error !== null) return resolve(lookupProblem(error.code ?? 'UNKNOWN'));
      const found = addresses.map((one) => ({ address: one.address, family: one.family === 6 ? 6 : 4 }) as const);
      resolve(found.length === 0 ? { kind: 'not-found', code: 'ENODATA' } : { kind: 'addresses', addresses: found });
    });
  });
}

function lookupProblem(code: string): SystemLookup {
  if (code === 'EAI_AGAIN') return { kind: 'temporary-failure', code };
  if (['ENOTFOUND', 'ENODATA', 'EAI_NODATA', 'EAI_NONAME'].includes(code)) return { kind: 'not-found', code };
  return { kind: 'failed', code };
}

async function query<T extends RecordType>(dns: DnsModule, ask: QueryAsk<T>): Promise<DnsAnswer<RecordValues[T]>> {
  const { server, timeoutMs } = ask;
  const resolver = new dns.promises.Resolver({ timeout: timeoutMs, tries: 1 });
  const startMs = performance.now();
  const cancel = () => resolver.cancel();
  const timer = setTimeout(cancel, timeoutMs);
  ask.signal?.addEventListener('abort', cancel);
  try {
    resolver.setServers([server]);
    const records = (await recordsOf(resolver, ask.name, ask.type)) as RecordValues[T][];
    const afterMs = performance.now() - startMs;
    return records.length === 0 ? { kind: 'no-data', server, afterMs } : { kind: 'records', records, server, afterMs };
  } catch (error) {
    return queryProblem((error as NodeJS.ErrnoException).code ?? 'UNKNOWN', server, performance.now() - startMs);
  } finally {
    clearTimeout(timer);
    ask.signal?.removeEventListener('abort', cancel);
  }
}

type Resolver = InstanceType<DnsModule['promises']['Resolver']>;

async function recordsOf(resolver: Resolver, name: string, type: RecordType): Promise<RecordValues[RecordType][]> {
  switch (type) {
    case 'A':
      return resolver.resolve4(name);
    case 'AAAA':
      return resolver.resolve6(name);
    case 'PTR':
      return resolver.resolvePtr(name);
    case 'NS':
      return resolver.resolveNs(name);
    case 'SOA': {
      const soa = await resolver.resolveSoa(name);
      return [{ primary: soa.nsname, serial: soa.serial }];
    }
    default:
      return type satisfies never;
  }
}

/** c-ares' words for the reply codes of RFC 1035 section 4.1.1. */
function queryProblem(code: string, server: string, afterMs: number): DnsAnswer<never> {
  switch (code) {
    case 'ENODATA':
      return { kind: 'no-data', server, afterMs };
    case 'ENOTFOUND':
      return { kind: 'nxdomain', server, afterMs };
    case 'ESERVFAIL':
      return { kind: 'servfail', server, afterMs };
    case 'EREFUSED':
      return { kind: 'refused', server, afterMs };
    case 'ECONNREFUSED':
      return { kind: 'not-listening', server, afterMs };
    case 'ETIMEOUT':
    case 'ECANCELLED':
      return { kind: 'silent', server, waitedMs: afterMs };
    default:
      return { kind: 'failed', code, server };
  }
}
