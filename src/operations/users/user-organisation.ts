import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import { textDigest } from '../../model/fact.ts'
import { identityOf } from '../../model/node-identity.ts'
import type { Organisation, Sector, Standing } from '../../model/organisation.ts'
import { SECTORS } from '../node/read-organisation.ts'
import { textField } from '../read-input.ts'
import type { NodeSelf } from '../share/sharing.ts'
import { STANDINGS } from './fold-users.ts'

const IDENTITY = /^identity--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The fields of an input that say for whom a user asks. */
export const USER_ORGANISATION_FIELDS = {
  organisation: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .optional()
    .describe('for whom the user asks, such as a peer; else one of its own')
    .meta({ placeholder: 'TEXT' }),
  identity: textField(parseIdentity)
    .optional()
    .describe("that organisation's STIX identity, where it has one")
    .meta({ placeholder: 'ID' }),
  country: textField(parseCountry)
    .optional()
    .describe('its country, ISO 3166-1 alpha-2')
    .meta({ placeholder: 'COUNTRY' }),
  sector: z.enum(SECTORS).optional().describe('what it does; else other').meta({ placeholder: 'SECTOR' }),
  standing: z
    .enum(STANDINGS)
    .optional()
    .describe('how it stands to this node; else client. own: it is this node itself')
    .meta({ placeholder: 'STANDING' }),
}

/** What was said of a user's organisation. */
export interface ToldOrganisation {
  readonly user: string
  readonly organisation?: string | undefined
  readonly identity?: string | undefined
  readonly country?: string | undefined
  readonly sector?: Sector | undefined
  readonly standing?: Standing | undefined
}

/**
 * The organisation for which a user asks. One that is named as a peer is that peer. Unless said otherwise it is one of the user's own,
 * and a client: it is shown what this node's agency shows those who work with it, and nothing that goes by country. Users whose
 * organisation has one name are of one organisation.
 * @param self this node; null: none yet
 * @throws InputError `standing-unfit`
 */
export function organisationOfUser(
  { user, organisation: named, identity, ...said }: ToldOrganisation,
  self: NodeSelf | null,
  peers: readonly Organisation[] = [],
): Organisation {
  if (said.standing === 'own') {
    if (named ?? identity ?? said.country ?? said.sector)
      throw unfit('of this node itself, name, country and sector are what the node says')
    if (self === null) throw unfit('there is no node yet of which the user could be: cordon node init')
    return { id: self.id, name: self.name, country: self.country, sector: self.sector, standing: 'own' }
  }
  const peer = peers.find(p => p.name === named || p.id === identity)
  const name = named ?? peer?.name ?? user
  return {
    id: identity ?? peer?.id ?? ownOrganisationOf(name),
    name,
    country: said.country ?? peer?.country ?? null,
    sector: said.sector ?? peer?.sector ?? 'other',
    standing: said.standing ?? peer?.standing ?? 'client',
  }
}

/** The identity of an organisation that is known by its name alone; by that of a user, where nobody said for whom the user asks. */
export function ownOrganisationOf(name: string): string {
  return identityOf(textDigest(`organisation ${name}`))
}

function parseIdentity(text: string): string {
  if (IDENTITY.test(text)) return text
  throw new InputError('identity-malformed', 'an identity is written identity--UUID, in lower case')
}

function parseCountry(text: string): string {
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase()
  throw new InputError('country-malformed', `"${text.slice(0, 20)}" is no country code of two letters, such as JP`)
}

function unfit(message: string): InputError {
  return new InputError('standing-unfit', message, { place: { field: 'standing' } })
}
