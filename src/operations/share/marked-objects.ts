import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { PAP_LEVELS, type Pap, papDefinition } from '../../model/pap.ts'
import { isAudience, RELEASE_EXTENSION, readTerms, termsExtension } from '../../model/release-terms.ts'
import { TLP_LEVELS, type Tlp, tlpDefinition } from '../../model/tlp.ts'

/** How what is shared is marked. */
export interface SharedMarking {
  readonly tlp: Tlp
  /** Countries and identity ids to which it may go at most; empty: no caveat. */
  readonly relTo: readonly string[]
  readonly pap: Pap | null
}

/** The fields by which an operation asks how to mark. */
export const markingFields = {
  tlp: z.enum(TLP_LEVELS).default('amber').describe('who may be told, by the Traffic Light Protocol'),
  relTo: z
    .array(z.string().max(100))
    .max(200)
    .optional()
    .describe('only these countries or identities may have it')
    .meta({ placeholder: 'CC' }),
  pap: z.enum(PAP_LEVELS).optional().describe('what may be done with it, by the Permissible Actions Protocol'),
}

/** @throws InputError `audience-malformed` */
export function markingOfInput(given: {
  readonly tlp: Tlp
  readonly relTo?: readonly string[] | undefined
  readonly pap?: Pap | undefined
}): SharedMarking {
  const named = (given.relTo ?? []).flatMap(text => text.split(',')).map(text => text.trim())
  const relTo = named.map(text => (text.length === 2 ? text.toUpperCase() : text))
  for (const text of relTo)
    if (!isAudience(text))
      throw new InputError('audience-malformed', `"${text}" is neither a country of two letters nor an identity id`, {
        place: { field: 'relTo' },
      })
  return { tlp: given.tlp, relTo, pap: given.pap ?? null }
}

/** Objects under a marking, in place of any that they had, and the definitions that it needs. */
export function markedObjects(objects: readonly IntelObject[], { tlp, relTo, pap }: SharedMarking): IntelObject[] {
  const definitions = [tlpDefinition(tlp), ...(pap === null ? [] : [papDefinition(pap)])]
  const refs = definitions.map(d => d.id)
  const marked = objects.map((object): IntelObject => {
    if (object.type === 'marking-definition') return object
    const { addressedTo } = readTerms(object) ?? { addressedTo: [] }
    const terms = termsExtension({ relTo: relTo.length === 0 ? null : relTo, pap, addressedTo })
    const own = (object['extensions'] ?? {}) as { readonly [id: string]: Json }
    const { [RELEASE_EXTENSION]: _, ...others } = own
    const extensions = terms === null ? others : { ...others, [RELEASE_EXTENSION]: terms }
    const { extensions: __, ...rest } = object
    return {
      ...(rest as IntelObject),
      object_marking_refs: refs,
      ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
    }
  })
  return [...definitions, ...marked]
}
