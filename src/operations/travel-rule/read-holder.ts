import { z } from 'zod'
import type { AccountHolder } from '../../analysis/travel-rule/match-person.ts'
import { InputError } from '../../model/errors.ts'

const name = z.union([z.string().min(1), z.strictObject({ family: z.string().min(1), given: z.string().optional() })])
const holder = z.strictObject({
  kind: z.enum(['person', 'firm']).default('person'),
  names: z.array(name).min(1).max(20),
})

/** Reads `{"kind": "person", "names": ["Kim Minjun", {"family": "김", "given": "민준"}]}`. @throws InputError `travel-holder-malformed` */
export function readHolder(value: unknown): AccountHolder {
  const read = holder.safeParse(value)
  if (!read.success)
    throw new InputError(
      'travel-holder-malformed',
      'a holder is {"kind": "person" or "firm", "names": [a text, or {"family", "given"}]}, with 1 to 20 names',
      { place: { field: 'holder' } },
    )
  const { kind, names } = read.data
  return {
    kind: kind === 'person' ? 'natural' : 'legal',
    names: names.map(n =>
      typeof n === 'string'
        ? { primary: n, secondary: null, type: 'LEGL' }
        : { primary: n.family, secondary: n.given ?? null, type: 'LEGL' },
    ),
  }
}
