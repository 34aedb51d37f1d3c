/** The least part of 1 that a percentage with one place tells. */
const LEAST = 0.001
/** What sums of doubles may be off by. */
const DUST = 1e-9

/** A part of 1 by the format of a language: never 0 % of what is there, never 100 % of less than all. */
export function percentText(format: Intl.NumberFormat, part: number): string {
  if (part > 0 && part < LEAST) return `<${format.format(LEAST)}`
  return format.format(part < 1 - DUST ? Math.min(part, 1 - LEAST) : part)
}
