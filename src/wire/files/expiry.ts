/**
 * `expiry-time` (7.7): `YYYYMMDD[Z]` or `YYYYMMDDHHMM[SS][Z]`, the zone of the server without Z (parse_absolute_time).
 * Seconds since 1970, read as UTC; `localZone` says that the server's zone may shift it. Undefined: not a date.
 */
export function parseExpiryTime(text: string): { readonly atS: number; readonly localZone: boolean } | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(Z|UTC)?$/i.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0, hour ?? 0, minute ?? 0, second ?? 0));
  const same = date.getUTCMonth() + 1 === month && date.getUTCDate() === day && date.getUTCHours() === hour;
  if (!same || Number.isNaN(date.getTime())) return undefined;
  return { atS: date.getTime() / 1000, localZone: match[7] === undefined };
}
