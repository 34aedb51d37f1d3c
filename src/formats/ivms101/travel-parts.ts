import { z } from 'zod'

const text = z.string().min(1)
const parted = z.strictObject({ family: text, given: text.optional() })

const birth = z.strictObject({ date: text, place: text })
const nationalId = z.strictObject({
  number: text,
  type: z.enum(['ARNU', 'CCPT', 'RAID', 'DRLC', 'FIIN', 'TXID', 'SOCS', 'IDCD', 'LEIX', 'MISC']),
  country: text.optional(),
  authority: text.optional(),
})
const address = z.strictObject({
  type: z.enum(['HOME', 'BIZZ', 'GEOG']).default('GEOG'),
  country: text,
  town: text,
  lines: z.array(text).default([]),
  street: text.optional(),
  number: text.optional(),
  building: text.optional(),
  postcode: text.optional(),
  district: text.optional(),
  subdivision: text.optional(),
})

/** Somebody as an exchange knows them: `person` or `firm`, and what else is to go with the name. */
export const somebody = z.strictObject({
  person: parted.extend({ local: parted.optional(), phonetic: parted.optional() }).optional(),
  firm: z
    .strictObject({ name: text, trading: text.optional(), local: text.optional(), lei: text.optional() })
    .optional(),
  accounts: z.array(text).default([]),
  address: address.optional(),
  nationalId: nationalId.optional(),
  customer: text.optional(),
  birth: birth.optional(),
  /** Of residence, or of registration. */
  country: text.optional(),
})

/** What a message is built from. */
export const travelParts = z.strictObject({
  originator: somebody,
  beneficiary: somebody,
  originatingVasp: somebody.optional(),
  beneficiaryVasp: somebody.optional(),
})

/** {@link somebody}, read. */
export type Somebody = z.output<typeof somebody>

/** {@link travelParts}, read. */
export type TravelParts = z.output<typeof travelParts>
