/** Digits, a point, an exponent: a number as JSON and patterns write it. */
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,6}))?$/
/** Beyond this a number is no figure that anybody measured, and its digits would fill the memory. */
const MOST_EXPONENT = 1000

/** Below 0, 0 or above 0 as the first number is less than, equal to or more than the second, exactly; null where one is none. */
export function compareDecimals(a: string, b: string): number | null {
  const [one, other] = [read(a), read(b)]
  if (one === null || other === null) return null
  const places = Math.max(one.places, other.places)
  const difference = one.units * 10n ** BigInt(places - one.places) - other.units * 10n ** BigInt(places - other.places)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function read(text: string): { readonly units: bigint; readonly places: number } | null {
  if (text.length > MOST_EXPONENT) return null
  const m = DECIMAL.exec(text)
  if (m === null) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = m
  const places = fraction.length - Number(exponent)
  if (Math.abs(places) > 2 * MOST_EXPONENT) return null
  const units = BigInt(`${sign}${whole}${fraction}`)
  return places >= 0 ? { units, places } : { units: units * 10n ** BigInt(-places), places: 0 }
}
