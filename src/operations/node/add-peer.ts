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
    ...ORGANISATION_FIELDS,
    standing: z
      .enum(PEER_STANDINGS)
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
    'peers add https://node.example:8443 --fingerprint HEX --name "FBI" --country US --sector agency --standing partner',
    'peers add --fingerprint HEX --name "Exchange A" --country JP --sector exchange --standing client',
  ],
  async run({ url = null, fingerprint, name, country, sector, standing }, world) {
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

function parseFingerprint(text: string): string {
  const plain = text.toLowerCase().replaceAll(/[\s:]/g, '')
  if (FINGERPRINT.test(plain)) return plain
  throw new InputError('fingerprint-malformed', 'a fingerprint is 64 hex digits: see cordon node show')
}
