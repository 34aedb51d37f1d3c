import type { Organisation } from '../../model/organisation.ts'
import type { StoredObject } from '../share/intel-store.ts'
import type { ReleasePolicy } from './make-page.ts'

/** Answers for a page of objects what each is for somebody: its JSON as stored, that of a redacted one, or null where it is withheld. */
export interface ReleasingDesk {
  released(objects: readonly StoredObject[], to: Organisation): Promise<readonly (string | null)[]>
}

/** The release decisions of a desk as a policy for pages. */
export function deskPolicy(desk: ReleasingDesk): ReleasePolicy {
  return async (objects, to) => {
    const texts = await desk.released(objects, to)
    return objects.map(({ json }, i) => {
      const text = texts[i] ?? null
      if (text === null) return { kind: 'withheld' }
      return text === json ? { kind: 'whole' } : { kind: 'redacted', json: text }
    })
  }
}
