import { z } from 'zod'
import { stixSeconds } from '../../formats/stix/cordon/freeze-members.ts'
import { uuid4 } from '../../formats/stix/ids.ts'
import { InputError, NotFoundError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import { parseInstant } from '../../model/instant.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import { RELEASE_EXTENSION } from '../../model/release-terms.ts'
import { defineOperation } from '../define-operation.ts'
import type { FreezePost, FreezeWorld } from '../freeze/freeze-parties.ts'
import { ownNode } from '../freeze/own-node.ts'
import { textField } from '../read-input.ts'

/** STIX bounds how often something can have been seen (2.1, 5.2.1). */
const MOST_SEEN = 999_999_999

/**
 * Tells that an indicator was seen here, how often, or that it was looked for and not seen (0). The sighting is of the indicator: STIX lets
 * nobody sight a wallet.
 */
export function answerSightingWith(post: FreezePost) {
  return defineOperation({
    name: 'answerSighting',
    alias: 'sightings answer',
    summary: 'tell that an indicator was seen here, or was looked for and not seen (0)',
    effect: 'write',
    scope: 'share',
    input: z.object({
      indicator: z.string().min(1).max(200).describe('id of the indicator').meta({ placeholder: 'ID' }),
      count: z
        .number()
        .int()
        .min(0)
        .max(MOST_SEEN)
        .describe('how often; 0: looked, not seen')
        .meta({ placeholder: 'N' }),
      firstSeen: textField(parseInstant).optional().describe('when first').meta({ placeholder: 'TIME' }),
      lastSeen: textField(parseInstant).optional().describe('when last').meta({ placeholder: 'TIME' }),
      text: z.string().max(4000).optional().describe('a word more').meta({ placeholder: 'TEXT' }),
    }),
    output: z.object({ id: z.string(), indicator: z.string(), count: z.int() }),
    positional: ['indicator', 'count'],
    examples: ['sightings answer indicator--8e2e… 0'],
    async run({ indicator, count, firstSeen, lastSeen, text }, world: FreezeWorld) {
      const self = await ownNode(world)
      const sighted = await indicatorOf(indicator, world)
      if (firstSeen !== undefined && lastSeen !== undefined && lastSeen < firstSeen)
        throw new InputError('sighting-times', 'it was seen last before it was seen first', {
          place: { field: 'lastSeen' },
        })
      const at = stixSeconds(world.clock.now())
      const object: IntelObject = {
        type: 'sighting',
        spec_version: '2.1',
        id: `sighting--${uuid4(world.sharing.chance(16))}`,
        created_by_ref: self.id,
        created: at,
        modified: at,
        sighting_of_ref: sighted.id,
        where_sighted_refs: [self.id],
        count,
        ...(firstSeen === undefined ? {} : { first_seen: stixSeconds(firstSeen) }),
        ...(lastSeen === undefined ? {} : { last_seen: stixSeconds(lastSeen) }),
        ...(text === undefined ? {} : { description: text }),
        ...inherited(sighted),
      }
      await post.publish([object], world)
      return { id: object.id, indicator: sighted.id, count }
    },
  })
}

async function indicatorOf(id: string, world: FreezeWorld): Promise<IntelObject> {
  const place = { field: 'indicator' }
  if (!id.startsWith('indicator--'))
    throw new InputError(
      'sighting-not-indicator',
      'only an indicator can be sighted, never a wallet or a transaction',
      { place },
    )
  const versions = await world.sharing.store.versions(id)
  const latest = versions.reduce<(typeof versions)[number] | undefined>(
    (a, b) => (a === undefined || b.versionNs > a.versionNs ? b : a),
    undefined,
  )
  if (latest === undefined) throw new NotFoundError('indicator-unknown', `there is no indicator ${id} here`, { place })
  const object = JSON.parse(latest.json) as IntelObject
  if (object['revoked'] === true) throw new InputError('indicator-revoked', 'the indicator was taken back', { place })
  return object
}

// What is derived inherits: markings and audience are those of the indicator, and who made it is told as well.
function inherited(sighted: IntelObject): { readonly [member: string]: Json } {
  const { object_marking_refs: markings, extensions, created_by_ref: author } = sighted
  const terms =
    typeof extensions === 'object' && extensions !== null ? Object(extensions)[RELEASE_EXTENSION] : undefined
  const to: unknown = terms?.addressed_to_refs
  const widened =
    Array.isArray(to) && typeof author === 'string' && !to.includes(author)
      ? { ...terms, addressed_to_refs: [...to, author] }
      : terms
  return {
    ...(markings === undefined ? {} : { object_marking_refs: markings }),
    ...(widened === undefined ? {} : { extensions: { [RELEASE_EXTENSION]: widened as Json } }),
  }
}
