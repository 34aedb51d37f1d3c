import { z } from 'zod'
import type { Freeze } from '../../model/freeze.ts'
import { defineOperation } from '../define-operation.ts'
import { caseThefts } from '../exposure/case-thefts.ts'
import { allFreezes } from './find-freeze.ts'
import type { FreezePost, FreezeWorld } from './freeze-parties.ts'
import { freezeRow, rowOf } from './freeze-row.ts'
import { freezeStanding } from './freeze-state.ts'
import { ingestFreezes } from './ingest-freezes.ts'

const baseUnits = z.string().regex(/^\d+$/)

const sum = z.object({
  case: z.string().nullable(),
  asset: z.string().describe('CAIP-19'),
  symbol: z.string().nullable(),
  decimals: z.int().nullable(),
  stolen: baseUnits.nullable().describe("By the case's latest trace, base units; null: no trace of it is kept here"),
  asked: baseUnits.nullable().describe('Of requests that were not withdrawn; null: one asks for all that is there'),
  frozen: baseUnits.describe('Frozen now, base units, as the addressees told it'),
  overlap: z.boolean().describe('Two requests name one account, so that what is frozen may be counted twice'),
  requests: z.int(),
})

/** Freezes of one case and asset, added up. */
export type FreezeSum = z.output<typeof sum>

/** Every request to freeze, ours and others', with state and clocks, and what is frozen of what was stolen. */
export function listFreezesWith(post: FreezePost) {
  return defineOperation({
    name: 'listFreezes',
    alias: 'freeze list',
    summary: 'list freeze requests with state and clocks, and what is frozen of what was stolen',
    effect: 'read',
    scope: 'freeze',
    input: z.object({
      case: z.string().max(200).optional().describe('only of this case').meta({ placeholder: 'NAME' }),
      open: z.boolean().default(false).describe('only those on which somebody must act'),
    }),
    output: z.object({
      at: z.int().describe('Unix seconds, UTC'),
      freezes: z.array(freezeRow),
      sums: z.array(sum),
      refused: z
        .int()
        .describe('Messages about freezes that came in and were not believed: facts freeze-messages-refused'),
    }),
    examples: ['freeze list', 'freeze list --case bybit-2025 --open'],
    async run(given, world: FreezeWorld) {
      await ingestFreezes(world, post)
      const now = world.clock.now()
      const all = [...(await allFreezes(world)).values()].filter(
        f => given.case === undefined || f.request.case === given.case,
      )
      const shown = all
        .map(f => rowOf(f, now))
        .filter(f => !given.open || f.untilDue !== null || f.releaseAsked || f.state === 'drafted')
      const told = await world.facts.read({ kinds: ['freeze-messages-refused'] })
      const refused = told.reduce((n, fact) => n + Number(fact.body['count']), 0)
      return { at: now, freezes: shown, sums: await sumsOf(all, now, world), refused }
    },
  })
}

async function sumsOf(all: readonly Freeze[], now: number, world: FreezeWorld): Promise<FreezeSum[]> {
  const stolen = new Map<string, bigint>()
  const cases = new Set(all.map(f => f.request.case))
  for (const { origin, asset, amount } of await caseThefts(world, name => cases.has(name))) {
    const key = `${origin.name} ${asset}`
    stolen.set(key, (stolen.get(key) ?? 0n) + amount)
  }
  const groups = Map.groupBy(all, ({ request }) => `${request.case ?? ''} ${request.asset}`)
  return [...groups].map(([key, group]) => {
    const standing = group.map(freeze => ({ freeze, ...freezeStanding(freeze, now) }))
    const alive = standing.filter(s => s.state !== 'withdrawn' && s.state !== 'drafted')
    const accounts = standing.filter(s => s.frozen > 0n).flatMap(s => s.freeze.request.accounts)
    const asked = alive.map(s => s.freeze.request.amount)
    const [first] = group
    return {
      case: first?.request.case ?? null,
      asset: first?.request.asset ?? '',
      symbol: first?.request.unit?.symbol ?? null,
      decimals: first?.request.unit?.decimals ?? null,
      stolen: stolen.has(key) ? String(stolen.get(key)) : null,
      asked: asked.some(a => a === null) ? null : String(asked.reduce<bigint>((a, b) => a + (b ?? 0n), 0n)),
      frozen: String(standing.reduce((a, s) => a + s.frozen, 0n)),
      overlap: new Set(accounts).size < accounts.length,
      requests: group.length,
    }
  })
}
