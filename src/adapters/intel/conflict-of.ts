import type { NewObject, Quarantined } from '../../operations/share/intel-store.ts'

/** † Most rows in quarantine from one source. Later ones are not kept: the first show what it did, and must not be washed out. */
export const MOST_QUARANTINED = 10_000

/** What lies in quarantine of an object whose id and version another content has. @param at Unix seconds */
export function conflictOf(object: NewObject, at: number): Quarantined {
  const { from, id, version, json } = object
  const reason = `another content has the id ${id} and the version ${version}`
  return { at, from, code: 'intel-conflict', reason, id, version, json }
}

/** What lies in quarantine of an object without versions of which its source told too many contents. @param at Unix seconds */
export function tooManyOf(object: NewObject, at: number): Quarantined {
  const { from, id, version, json } = object
  return {
    at,
    from,
    code: 'intel-contents-many',
    reason: `its sender told more contents of ${id} than are taken`,
    id,
    version,
    json,
  }
}
