import { z } from 'zod'
import { InputError, NotFoundError } from '../../model/errors.ts'
import { defineOperation } from '../define-operation.ts'
import { foldPeers, PEER_KINDS } from './fold-peers.ts'

/** Stops sharing with a peer. What it sent, and what it was sent, stays. */
export const removePeer = defineOperation({
  name: 'removePeer',
  alias: 'peers remove',
  summary: 'stop sharing with a node',
  effect: 'write',
  scope: 'admin',
  input: z.object({
    peer: z
      .string()
      .min(1)
      .max(80)
      .describe('its name, or its fingerprint or how that begins')
      .meta({ placeholder: 'PEER' }),
  }),
  output: z.object({ fingerprint: z.string(), name: z.string() }),
  positional: ['peer'],
  examples: ['peers remove 0a1b2c3d4e'],
  async run({ peer }, world) {
    const all = [...foldPeers(await world.facts.read({ kinds: PEER_KINDS })).values()]
    const hex = /^[0-9a-f]{6,}$/.test(peer)
    const found = all.filter(p => p.name === peer || (hex && p.fingerprint.startsWith(peer)))
    const [one] = found
    const place = { field: 'peer' }
    if (one === undefined)
      throw new NotFoundError('peer-unknown', `there is no peer ${peer}: peers list shows them`, { place })
    if (found.length > 1)
      throw new InputError('peer-ambiguous', `${found.length} peers answer to ${peer}: give the fingerprint`, { place })
    const { fingerprint, name } = one
    await world.facts.append([{ at: world.clock.now(), by: world.by, kind: 'peer-removed', body: { fingerprint } }])
    return { fingerprint, name }
  },
})
