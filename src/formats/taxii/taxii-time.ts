import { isStixTime, stixNs } from '../stix/stix-time.ts'

/** A TAXII timestamp (section 3.2): UTC with exactly six digits below the second. @param us Unix microseconds */
export function taxiiTime(us: number): string {
  const seconds = Math.floor(us / 1_000_000)
  const rest = String(us - seconds * 1_000_000).padStart(6, '0')
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${rest}Z`
}

/** A timestamp of TAXII or STIX, of any precision, in nanoseconds since 1970, cut off below; null for any other text. */
export function timestampNs(text: string): bigint | null {
  return isStixTime(text) ? stixNs(text) : null
}

/** The same in whole microseconds, cut off below: what was added strictly after the text was added after this too. */
export function timestampUs(text: string): number | null {
  const ns = timestampNs(text)
  if (ns === null) return null
  const us = ns / 1_000n
  return Number(ns < 0n && us * 1_000n !== ns ? us - 1n : us)
}
