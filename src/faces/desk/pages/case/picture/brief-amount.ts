/**
 * An amount as a picture has room for: whole units from a thousand on, else four figures that count; cut, never rounded up.
 * @param point the language's decimal point
 */
export function briefAmount(
  units: bigint,
  decimals: number | null,
  symbol: string,
  whole: (n: bigint) => string,
  point: string,
): string {
  if (decimals === null) return `${whole(units)} ${symbol}`
  const digits = String(units).padStart(decimals + 1, '0')
  const head = digits.slice(0, digits.length - decimals)
  const tail = digits.slice(digits.length - decimals)
  if (head.length >= 4) return `${whole(BigInt(head))} ${symbol}`
  const zeros = head === '0' ? (/^0*/.exec(tail)?.[0].length ?? 0) : 0
  const kept = tail.slice(0, head === '0' ? Math.min(zeros + 3, 8) : Math.max(0, 4 - head.length)).replace(/0+$/, '')
  if (head === '0' && kept === '' && units > 0n) return `<${0}${point}00000001 ${symbol}`
  return `${whole(BigInt(head))}${kept === '' ? '' : point + kept} ${symbol}`
}
