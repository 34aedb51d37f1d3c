import { type Instant, parseInstant } from '../../model/instant.ts'

/** The day that stands in a file's name, as in `sdn-2024-05-03.csv` or `SDN_20240503.xml`; null where none does, or several. */
export function dateInName(name: string): Instant | null {
  const found = [...name.matchAll(/(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/g)]
  const [only] = found
  if (!only || found.length > 1) return null
  try {
    return parseInstant(`${only[1]}-${only[3]}-${only[4]}`)
  } catch {
    return null
  }
}
