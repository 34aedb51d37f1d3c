import { z } from 'zod'
import { InputError } from '../../model/errors.ts'
import { FINGERPRINT, identityOf } from '../../model/node-identity.ts'
import { defineOperation } from '../define-operation.ts'
import { textField } from '../read-input.ts'
import { ORGANISATION_FIELDS } from './organisation-fields.ts'
import { parsePeerUrl } from './peer-url.ts'
import { PEER_STANDINGS } from './read-organisation.ts'

/** Adds a peer by the fingerprint of its key, or says anew who it is. */
export const addPeer = defineOperation({
  name: 'addPeer',
  alias: 'peers add',
  summary: 'share with another node, known by the fingerprint of its key',
  effect: 'write',
  scope: 'admin',
  input: z.object({
    url: textField(parsePeerUrl)
      .optional()
      .describe('where it answers; without one it only asks this node, or brings what it has')
      .meta({ placeholder: 'URL' }),
    fingerprint: textField(parseFingerprint)
      .describe('what cordon node show prints there; compare it by another way than the network')
      .meta({ placeholder: 'HEX' }),
    name: ORGANISATION_FIELDS.name.optional().describe('what the organisation is called; else after its address'),
    country: ORGANISATION_FIELDS.country
      .optional()
      .describe('ISO 3166-1 alpha-2, such as JP; without one, no caveat by country lets anything through'),
    sector: ORGANISATION_FIELDS.sector,
    standing: z
      .enum(PEER_STANDINGS)
      .default('partner')
      .describe("partner: another country's agency; client: works with this node's own agency; public: anybody else")
      .meta({ placeholder: 'STANDING' }),
  }),
  output: z.object({
    fingerprint: z.string(),
    url: z.string().nullable(),
    id: z.string().describe('Its STIX identity'),
    name: z.string(),
    country: z.string().nullable(),
    sector: z.string(),
    standing: z.string(),
  }),
  positional: ['url'],
  examples: [
    'peers add https://node.example:8443 --fingerprint HEX',
    'peers add https://node.example:8443 --fingerprint HEX --name "FBI" --country US --sector agency --standing partner',
    'peers add --fingerprint HEX --name "Exchange A" --country JP --sector exchange --standing client',
  ],
  async run({ url = null, fingerprint, name: given, country = null, sector, standing }, world) {
    const name = given ?? nameOf(url, fingerprint)
    const self = await world.sharing.self()
    if (self?.fingerprint === fingerprint)
      throw new InputError('peer-is-self', 'this is the fingerprint of this node itself', {
        place: { field: 'fingerprint' },
      })
    const body = { fingerprint, url, id: identityOf(fingerprint), name, country, sector, standing }
    await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'peer-added', body }])
    return body
  },
})

/** A peer of whom nothing was said is called by where it answers, or by how its key begins. */
function nameOf(url: string | null, fingerprint: string): string {
  const host =
    url === null
      ? ''
      : url
          .replace(/^https?:\/\//, '')
          .replace(/[^A-Za-z0-9.]+/g, ' ')
          .trim()
  return host === '' ? `peer ${fingerprint.slice(0, 8)}` : host.slice(0, 80)
}

function parseFingerprint(text: string): string {
  const plain = text.toLowerCase().replaceAll(/[\s:]/g, '')
  if (FINGERPRINT.test(plain)) return plain
  throw new InputError('fingerprint-malformed', 'a fingerprint is 64 hex digits: see cordon node show')
}
