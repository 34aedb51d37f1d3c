import { z } from 'zod'
import { MAIN_TENANT } from '../../model/casework/tenant.ts'
import type { CaseworkWorld } from '../casework/casework-world.ts'
import { defineOperation } from '../define-operation.ts'
import { monitorDesk } from './judge-transfer.ts'
import { approvalOf } from './monitor-desk.ts'
import { overlayInForce } from './overlay-fold.ts'
import { senderTenant } from './tenant-events.ts'

/** The rules and typologies by which the monitor judges, with the parameters in force. */
export const showRules = defineOperation({
  name: 'showRules',
  alias: 'monitor rules',
  summary: 'list the rules and typologies in force, their parameters, versions and what the overlay changes',
  effect: 'read',
  scope: 'monitor',
  input: z.object({
    rule: z
      .string()
      .min(1)
      .max(60)
      .optional()
      .describe('only this rule, with all about it')
      .meta({ placeholder: 'ID' }),
  }),
  output: z.object({
    ruleset: z.string().describe('digest of all that judges'),
    overlay: z.string().nullable().describe('SHA-256 of the overlay; null: none'),
    inForce: z
      .object({
        ...{ fact: z.number(), from: z.number() },
        ...{ proposedBy: z.string().nullable(), approvedBy: z.string().nullable() },
      })
      .nullable()
      .describe(
        'who put the overlay in force (null: people of another house), since when (Unix seconds); null: nobody approved it',
      ),
    rules: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        question: z.string(),
        version: z.string(),
        on: z.array(z.string()).describe('kinds of events of which it is asked'),
        hard: z.boolean().describe('it holds by itself'),
        sources: z.array(z.string()),
        parameters: z.array(
          z.object({
            name: z.string(),
            value: z.number(),
            usual: z.number().describe('without the overlay'),
            unit: z.string(),
            about: z.string(),
            source: z.string(),
          }),
        ),
      }),
    ),
    typologies: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        version: z.string(),
        review: z.number(),
        hold: z.number(),
        needs: z.array(z.string()),
        weights: z.array(z.object({ rule: z.string(), weight: z.number() })),
        windowSeconds: z.number(),
        met: z.boolean().describe('false: a rule that it needs is off'),
      }),
    ),
  }),
  positional: ['rule'],
  examples: ['monitor rules', 'monitor rules R08'],
  async run({ rule: only }, world: CaseworkWorld) {
    const { set } = (await monitorDesk(world)).engine
    const approved = approvalOf(set.overlay, await overlayInForce(world))
    const ours = (await senderTenant(world)) === MAIN_TENANT
    return {
      ruleset: set.digest,
      overlay: set.overlay,
      // By which rules it is judged another house may know, and not who of this one decided on them.
      inForce: approved === null || ours ? approved : { ...approved, proposedBy: null, approvedBy: null },
      rules: set.rules
        .filter(({ rule }) => only === undefined || rule.id === only || rule.name === only)
        .map(({ rule, version, values }) => ({
          ...{ id: rule.id, name: rule.name, question: rule.question, version, on: [...rule.on] },
          ...{ hard: rule.hard, sources: [...rule.sources] },
          parameters: Object.entries(rule.parameters).map(([name, { value, unit, about, source }]) => ({
            ...{ name, value: values.get(name) ?? value, usual: value, unit, about, source },
          })),
        })),
      typologies: set.typologies
        .filter(({ typology }) => only === undefined || Object.hasOwn(typology.rules, only) || typology.name === only)
        .map(({ typology, version, review, hold, weights, needs }) => ({
          ...{ name: typology.name, title: typology.title, version, review, hold, needs: [...typology.needs] },
          weights: [...weights].map(([n, weight]) => ({ rule: set.rules[n]?.rule.id ?? '', weight })),
          ...{ windowSeconds: typology.windowSeconds, met: needs !== null },
        })),
    }
  },
})
