import type { VersionChoice } from './taxii-query.ts'

/** What of a version decides whether it is chosen. */
export interface VersionRow {
  /** In nanoseconds since 1970. */
  readonly versionNs: bigint
  readonly specVersion: string
  /** Of two versions with one time, the later added is the later. */
  readonly addedUs: number
}

/**
 * Those versions of one object that a filter names (section 3.4.1.1), of the rows that may be seen at all.
 * @param specVersions undefined: the latest specification version that the object has
 */
export function chooseVersions<R extends VersionRow>(
  rows: readonly R[],
  choice: VersionChoice,
  specVersions: readonly string[] | undefined,
): readonly R[] {
  const wanted = specVersions ?? [rows.map(row => row.specVersion).reduce(later, '')]
  const left = rows.filter(row => wanted.includes(row.specVersion))
  if (choice.all) return left
  const first = choice.first ? left.reduce<R | null>((a, b) => (a === null || before(b, a) ? b : a), null) : null
  const last = choice.last ? left.reduce<R | null>((a, b) => (a === null || before(a, b) ? b : a), null) : null
  return left.filter(row => row === first || row === last || choice.exact.includes(row.versionNs))
}

function before(a: VersionRow, b: VersionRow): boolean {
  return a.versionNs < b.versionNs || (a.versionNs === b.versionNs && a.addedUs < b.addedUs)
}

/** The later of two specification versions, such as `2.0` and `2.1`. */
function later(a: string, b: string): string {
  const [majorA = -1, minorA = -1] = a.split('.').map(Number)
  const [majorB = -1, minorB = -1] = b.split('.').map(Number)
  return majorA > majorB || (majorA === majorB && minorA >= minorB) ? a : b
}
