import { z } from 'zod'
import { InputError } from '../../../model/errors.ts'
import type { Json } from '../../../model/fact.ts'
import { type Instant, parseInstant, showInstant } from '../../../model/instant.ts'
import type { IntelObject } from '../../../model/intel-object.ts'
import { NO_TERMS, RELEASE_EXTENSION, termsExtension } from '../../../model/release-terms.ts'

/** TLP:RED of STIX 2.1, and TLP:AMBER+STRICT of the OASIS extension for TLP 2.0: the markings that a freeze may go out with. */
export const FREEZE_MARKINGS = {
  red: 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed',
  'amber+strict': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
} as const

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/

/** What says that an object goes to an organisation alone: a part of its `extensions`. @param to STIX identity; null: to nobody */
export function addressedTo(to: string | null): { readonly [id: string]: Json } {
  const terms = to === null ? null : termsExtension({ ...NO_TERMS, addressedTo: [to] })
  return terms === null ? {} : { [RELEASE_EXTENSION]: terms }
}

/** An id of one STIX type. */
export function idOf(type: string) {
  return z.string().regex(new RegExp(`^${type}--${UUID}$`))
}

/** A STIX timestamp as whole Unix seconds; what is finer is cut. */
export const stixInstant = z.string().transform((text, context): Instant => {
  if (TIME.test(text) && !/^\d{4}-\d\d-\d\dT(?:2[4-9]|\d\d:6\d|\d\d:\d\d:6\d)/.test(text)) {
    try {
      return parseInstant(text)
    } catch {}
  }
  context.addIssue({ code: 'custom', message: 'is no STIX timestamp' })
  return z.NEVER
})

/** A text that somebody reads: more than spaces, without characters that steer a screen or turn the direction of writing. */
export function words(most: number) {
  return z
    .string()
    .min(1)
    .max(most)
    .refine(text => /\S/.test(text) && !/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u.test(text), 'is no plain text')
}

/** A STIX timestamp of whole seconds: `2026-11-26T12:00:00.000Z`. */
export function stixSeconds(at: Instant): string {
  return showInstant(at).replace('Z', '.000Z')
}

/**
 * Reads an object by its schema.
 * @throws InputError with `code`, the place naming the member
 */
export function readMembers<S extends z.ZodType>(
  schema: S,
  object: IntelObject,
  code = 'freeze-malformed',
): z.output<S> {
  const read = schema.safeParse(object)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = issue?.path.map(String).join('.') || 'object'
  throw new InputError(code, `${object.type}: ${field} ${issue?.message ?? 'cannot be read'}`, {
    place: { field },
  })
}
