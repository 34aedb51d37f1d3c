import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { foldKeys, KEY_KINDS, keyLives } from './fold-keys.ts'

const key = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  user: z.string().nullable().describe('for whom it acts in cases'),
  rate: z.number().nullable().describe("Requests a second; null: the server's default"),
  addedAt: z.number().describe('Unix seconds'),
  addedBy: z.string(),
  expiresAt: z.number().nullable().describe('Unix seconds'),
  revokedAt: z.number().nullable().describe('Unix seconds'),
  live: z.boolean().describe('Whether it opens anything now'),
})

/** Every key to the server that was ever added, in that order, without what would open anything. */
export const listKeys = defineOperation({
  name: 'listKeys',
  alias: 'keys list',
  summary: 'list the keys to the server',
  effect: 'read',
  scope: 'keys',
  input: z.object({}),
  output: z.object({ keys: z.array(key) }),
  examples: ['keys list'],
  async run(_input, world) {
    const now = world.clock.now()
    const keys = foldKeys(await world.facts.read({ kinds: KEY_KINDS }))
    return {
      keys: [...keys.values()].map(({ digest: _, scopes, ...k }) => ({
        ...k,
        scopes: [...scopes],
        live: keyLives({ ...k, scopes, digest: '' }, now),
      })),
    }
  },
})
