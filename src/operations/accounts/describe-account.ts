import { z } from 'zod'
import { attribute } from '../../analysis/flow/service-verdict.ts'
import { parseAccount, splitAccount } from '../../model/account.ts'
import { parseAsset } from '../../model/asset.ts'
import { inField } from '../../model/errors.ts'
import { parseLedger } from '../../model/ledger.ts'
import { defineOperation } from '../define-operation.ts'
import { whoCanFreeze } from '../freeze/who-can-freeze.ts'
import { textField } from '../read-input.ts'

const tag = z.object({
  label: z.string(),
  category: z.string(),
  basis: z.string().describe('How the source knows'),
  confidence: z.number().describe('0 to 100'),
  source: z.string().describe('Where it was published'),
  at: z.number().nullable().describe('Unix seconds; null: it has no date'),
  dissents: z.boolean().describe('It says another kind of owner than the claim that was followed'),
})

/** Who claims what about an account, what a trace makes of it, and who could freeze what lies there. */
export const describeAccount = defineOperation({
  name: 'describeAccount',
  summary: 'say who claims what about an account, which claim is followed, and who could freeze it',
  effect: 'read',
  scope: 'trace',
  input: z.object({
    account: z.string().min(1).max(300).describe('CAIP-10, or an address').meta({ placeholder: 'ACCOUNT' }),
    ledger: textField(parseLedger).optional().describe('ledger of a bare address').meta({ placeholder: 'ID' }),
    asset: z
      .string()
      .max(300)
      .optional()
      .describe('CAIP-19: its issuer can freeze it too')
      .meta({ placeholder: 'ASSET' }),
  }),
  output: z.object({
    account: z.string().describe('CAIP-10'),
    tags: z.array(tag).describe('The surest first'),
    attribution: z.object({
      kind: z.string().describe('service, thief, or nobody'),
      service: z.string().nullable().describe('Kind of service, as endpoints name it'),
      name: z.string().nullable(),
      basis: z.string().nullable().describe('The claim that was followed, with dissent'),
      confidence: z.number().nullable(),
    }),
    freezers: z.array(z.object({ name: z.string(), kind: z.string(), because: z.string() })),
  }),
  positional: ['account'],
  examples: ['describe-account eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2'],
  async run(given, world) {
    const account = read(given.account, given.ledger)
    const asset = given.asset === undefined ? null : parseAsset(splitAccount(account).ledger, given.asset)
    const [tags = []] = await world.tags.tags([account])
    const settled = attribute(account, tags)
    const verdict = settled.kind === 'service' ? settled.verdict : null
    const ranked = [...tags].sort((a, b) => b.confidence - a.confidence || (a.label < b.label ? -1 : 1))
    const followed = ranked.find(t => t.category !== 'other')?.category ?? null
    return {
      account,
      tags: ranked.map(({ label, category, basis, confidence, source, at }) => ({
        ...{ label, category, basis, confidence, source, at },
        dissents: category !== 'other' && category !== followed,
      })),
      attribution: {
        kind: settled.kind,
        service: verdict?.kind ?? null,
        name: verdict?.name ?? null,
        basis: verdict?.basis ?? null,
        confidence: verdict?.confidence ?? null,
      },
      freezers: [...(await whoCanFreeze([account], asset, world))].map(f => ({ ...f })),
    }
  },
})

function read(text: string, ledger: ReturnType<typeof parseLedger> | undefined) {
  try {
    return parseAccount(text, ledger)
  } catch (error) {
    throw inField(error, 'account')
  }
}
