/** Digits behind the point that are compared. */
const SCALE = 18

/** A worth as a decimal text as a number of 10^-18; null: it is none. */
export function decimalUnits(text: string): bigint | null {
  const [, whole, part = ''] = /^(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text) ?? []
  if (whole === undefined) return null
  const cut = part.slice(0, SCALE)
  const units = BigInt(whole) * 10n ** BigInt(SCALE) + BigInt(cut.padEnd(SCALE, '0'))
  // What is cut off makes the worth larger than what is left.
  return /[1-9]/.test(part.slice(SCALE)) ? units + 1n : units
}
