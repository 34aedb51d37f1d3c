import { z } from 'zod'
import { defineOperation } from '../define-operation.ts'
import { caseOf } from './case-rows.ts'
import { caseField } from './casework-input.ts'
import type { CaseworkWorld } from './casework-world.ts'
import { takeSeat } from './take-seat.ts'

/** Who did what and when, as the facts tell it, with what had no effect and why. Nothing of it can be edited: `cordon verify` walks the chain. */
export const auditCasework = defineOperation({
  name: 'auditCasework',
  alias: 'casework audit',
  summary: 'tell who did what with alerts and cases, and what was without effect',
  effect: 'read',
  scope: 'casework',
  input: z.object({
    case: caseField.optional().describe('of this case only'),
    by: z.string().max(64).optional().describe('of this person only').meta({ placeholder: 'NAME' }),
    after: z.int().min(0).default(0).describe('only facts with a greater number').meta({ placeholder: 'N' }),
    most: z.int().min(1).max(10_000).default(1_000).describe('at most N, the earliest'),
  }),
  output: z.object({
    more: z.boolean().describe('there are later ones'),
    acts: z.array(
      z.object({
        seq: z.number().describe('number of the fact'),
        at: z.number().describe('Unix seconds'),
        by: z.string(),
        via: z
          .string()
          .nullable()
          .describe('id of the key, or the session; null: at a terminal, where the name is believed'),
        kind: z.string(),
        case: z.string().nullable(),
        refused: z.string().nullable().describe('why it had no effect; null: it had'),
        body: z.record(z.string(), z.json()),
        prevDigest: z.string().describe('SHA-256 of the fact before it'),
      }),
    ),
  }),
  positional: ['case'],
  examples: ['casework audit C3', 'casework audit --by kim --json'],
  async run({ case: id, by, after, most }, world: CaseworkWorld) {
    const { fold, desk } = await takeSeat(world, ['auditor', 'admin', 'approver'])
    if (id !== undefined) caseOf(desk, id)
    const acts = desk.trail
      .filter(fact => fact.seq > after && (by === undefined || fact.by === by))
      .map(({ seq, at, by: who, kind, body, prevDigest }) => {
        const { tenant: _tenant, via, ...rest } = body
        const of = typeof body['case'] === 'string' ? body['case'] : (desk.opened.get(seq) ?? null)
        const refused = fold.refusal(seq)?.code ?? null
        const told = { seq, at, by: who, via: typeof via === 'string' ? via : null, kind, case: of, refused }
        return { ...told, body: rest as Record<string, z.core.util.JSONType>, prevDigest }
      })
      .filter(row => id === undefined || row.case === id)
    return { more: acts.length > most, acts: acts.slice(0, most) }
  },
})
