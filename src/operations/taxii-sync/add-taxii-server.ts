import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import type { Json } from '../../model/fact.ts'
import type { Organisation } from '../../model/organisation.ts'
import { parseDuration } from '../duration.ts'
import { foldPeers, PEER_KINDS } from '../node/fold-peers.ts'
import { textField } from '../read-input.ts'
import { organisationOfUser, USER_ORGANISATION_FIELDS } from '../users/user-organisation.ts'
import type { World } from '../world.ts'
import { foldTaxiiServers, TAXII_KINDS } from './fold-taxii-servers.ts'
import type { SecretShelf } from './secret-shelf.ts'
import { isPathId, parseTaxiiUrl } from './taxii-path.ts'
import { parseServerName, type TaxiiServer } from './taxii-server.ts'

/** † How often a server is asked at most and at least, in milliseconds. */
const LEAST_EVERY_MS = 1_000
const MOST_EVERY_MS = 86_400_000
const MOST_CA = 100_000
const ids = z.array(z.string().max(250)).default([])

/** What a server is added with. */
export const addTaxiiServerInput = z.object({
  url: textField(parseTaxiiUrl)
    .describe('its discovery (usually ending in /taxii2/), or one API root')
    .meta({ placeholder: 'URL' }),
  name: textField(parseServerName)
    .optional()
    .describe('how it is called here; else its host')
    .meta({ placeholder: 'NAME' }),
  user: z
    .string()
    .min(1)
    .max(250)
    .optional()
    .describe('the user there; its password comes with --password-stdin')
    .meta({ placeholder: 'NAME' }),
  collection: ids.describe('pull this collection alone; else all that can be read').meta({ placeholder: 'ID' }),
  into: ids.describe('add what comes to this collection of ours').meta({ placeholder: 'ID' }),
  push: ids.describe('push to this collection of theirs while serve runs').meta({ placeholder: 'ID' }),
  every: textField(parseDuration)
    .default(30_000)
    .describe('how long serve waits between two pulls; else 30s')
    .meta({ placeholder: 'SPAN' }),
  ...USER_ORGANISATION_FIELDS,
  standing: USER_ORGANISATION_FIELDS.standing.describe('how who reads there stands to this node; else public'),
})

/** What an added server is told back with: all but the certificate. */
export type ShownServer = Omit<TaxiiServer, 'ca' | 'seq' | 'addedAt' | 'addedBy'> & { readonly ca: boolean }

/**
 * Adds a TAXII 2.1 server to pull from and push to. It is not asked anything yet.
 * @param secret the user's password, or a bearer key where no user is named
 * @param ca certificate authorities in PEM; null: those that the runtime trusts
 * @throws InputError `taxii-name-taken`, `taxii-secret-malformed`, `taxii-user-malformed`, `taxii-collection-malformed`, `taxii-ca-malformed`, `taxii-every-unfit`
 */
export async function addTaxiiServer(
  input: z.output<typeof addTaxiiServerInput>,
  secret: string,
  ca: string | null,
  world: Pick<World, 'facts' | 'clock' | 'by' | 'sharing'>,
  secrets: SecretShelf,
): Promise<ShownServer> {
  const { url, user = null, into, push } = input
  const name =
    input.name ??
    parseServerName(
      url.origin
        .replace(/^https?:\/\//, '')
        .replace(/[^a-z0-9.]+/g, '-')
        .replace(/^-|-$/g, ''),
    )
  const sign = user === null ? 'bearer' : 'basic'
  checkSecret(secret, sign)
  if (user !== null && /[:\p{Cc}]/u.test(user))
    throw refused('taxii-user-malformed', 'a user name holds no colon and no control character (RFC 7617)', 'user')
  for (const id of [...input.collection, ...push])
    if (!isPathId(id)) throw refused('taxii-collection-malformed', `"${id}" is no id of a collection`, 'collection')
  if (ca !== null && (ca.length > MOST_CA || !/-----BEGIN CERTIFICATE-----/.test(ca) || /PRIVATE KEY/.test(ca)))
    throw refused('taxii-ca-malformed', 'give the certificate of an authority in PEM, without a key', 'ca')
  if (input.every < LEAST_EVERY_MS || input.every > MOST_EVERY_MS)
    throw refused('taxii-every-unfit', 'a server is asked between once a second and once a day', 'every')
  const self = await world.sharing.self()
  const peers = [...foldPeers(await world.facts.read({ kinds: PEER_KINDS })).values()]
  const told = organisationOfUser({ ...input, user: name }, self, peers)
  // Whoever nobody spoke for is anybody: a server is shown less than a user who was given a password.
  const spoken = input.standing ?? peers.find(p => p.id === told.id)?.standing ?? 'public'
  const organisation: Organisation = { ...told, standing: spoken }
  const servers = foldTaxiiServers(await world.facts.read({ kinds: TAXII_KINDS }))
  if (servers.has(name))
    throw refused('taxii-name-taken', `there is a server ${name}: remove it first, or take another --name`, 'name')
  const server = {
    name,
    ...url,
    sign,
    user,
    collections: input.collection,
    into,
    push,
    everyS: input.every / 1000,
    organisation,
  } as const
  const body: Readonly<Record<string, Json>> = { ...server, organisation: { ...organisation }, ca }
  await secrets.write(secretName(name), secret)
  await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'taxii-added', body }])
  return { ...server, ca: ca !== null }
}

/** The name under which a server's secret is kept. */
export function secretName(server: string): string {
  return `taxii-${server}`
}

function checkSecret(secret: string, sign: 'basic' | 'bearer'): void {
  // What a header may carry of a key: RFC 6750, section 2.1. A password is wrapped in base64 and may be anything.
  const fits = sign === 'bearer' ? /^[A-Za-z0-9._~+/-]+=*$/.test(secret) : secret !== '' && !/\p{Cc}/u.test(secret)
  if (!fits || secret.length > 4_096)
    throw refused(
      'taxii-secret-malformed',
      sign === 'bearer' ? 'that is no bearer key (RFC 6750)' : 'a password is not empty and holds no control character',
      sign === 'bearer' ? 'keyStdin' : 'passwordStdin',
    )
}

function refused(code: string, message: string, field: string): InputError {
  return new InputError(code, message, { place: { field } })
}
