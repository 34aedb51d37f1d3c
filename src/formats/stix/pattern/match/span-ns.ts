/** Nanoseconds of a number of seconds, written with at most nine digits behind the point. */
export function spanNs(seconds: string): bigint {
  const [whole = '', fraction = ''] = seconds.split('.')
  return BigInt(whole + fraction.padEnd(9, '0'))
}
