import type { z } from 'zod'
import { showInstant } from '../../model/instant.ts'
import type { declarePlace, listPlaces, withdrawPlace } from '../../operations/crossings/place-operations.ts'

/** The answer of `cordon crossings places`. */
export function placesText({ places }: z.output<typeof listPlaces.output>): string {
  if (places.length === 0)
    return 'No place was declared; those of the catalog count all the same. To declare one:\n  cordon crossings declare SERVICE=ROLE=ACCOUNT\n'
  const rows = places.map(({ place, because, at, by }) => {
    const why = because === null ? '' : `\n  ${because}`
    return `${place}\n  by ${by}, ${showInstant(at)}${why}`
  })
  return `${rows.join('\n')}\n`
}

/** The answer of `cordon crossings declare`. */
export function declaredText({ declared, known }: z.output<typeof declarePlace.output>): string {
  return [...declared.map(p => `declared ${p}\n`), ...known.map(p => `known before: ${p}\n`)].join('')
}

/** The answer of `cordon crossings withdraw`. */
export function withdrawnText({ withdrawn }: z.output<typeof withdrawPlace.output>): string {
  return withdrawn.map(p => `withdrawn ${p}\n`).join('')
}
