import { z } from 'zod'
import type { OwnSignature } from '../../../analysis/signature-audit/own-signature.ts'
import { InputError } from '../../../model/errors.ts'
import { auditOf, auditSignatures } from '../../../operations/signature-audit/audit-signatures.ts'
import type { Doors } from '../../doors.ts'
import { auditedText } from '../audit-text.ts'
import type { Command } from '../command.ts'
import { deskOf } from '../desk-of.ts'
import { inputCommand } from './input-command.ts'

/** † Signatures of an account that are gathered, unless more are asked for. */
const USUAL = 1_000

/** `cordon audit-signatures`: over a file of signatures, or over what an account signed on a ledger. */
export function auditSignaturesCommand(doors: Doors, _env: NodeJS.ProcessEnv): Command {
  return inputCommand({
    ...auditSignatures,
    input: z.object({
      file: z
        .string()
        .min(1)
        .optional()
        .describe('own-signature events as NDJSON or .csv, see docs/events.md; -: standard input')
        .meta({ placeholder: 'FILE|-' }),
      rpc: z.string().min(1).optional().describe('an archive node of an EVM ledger').meta({ placeholder: 'URL' }),
      account: z.string().min(1).optional().describe('with --rpc: whose signatures').meta({ placeholder: '0x…' }),
      most: z.int().min(1).max(1_000_000).default(USUAL).describe('with --rpc: the latest N signatures'),
    }),
    async answer({ file, rpc, account, most }, _values, terminal) {
      if ((file === undefined) === (rpc === undefined))
        throw new InputError('input-malformed', 'give a file of signatures, or a node and an account', {
          place: { field: 'file' },
        })
      if (file !== undefined) {
        if (account !== undefined)
          throw new InputError('input-unfit', 'an account goes with --rpc', { place: { field: 'account' } })
        const { signatures, gaps } = await signaturesIn(file, doors)
        return auditOf(signatures, gaps)
      }
      if (account === undefined)
        throw new InputError('input-malformed', 'say whose signatures: --account 0x…', { place: { field: 'account' } })
      const source = await doors.signaturesOf(rpc as string, account)
      const { progress } = deskOf(terminal, doors)
      try {
        const { signatures, gaps } = await source.gather(most, (done, of) => progress.at(done, of, 'signatures'))
        progress.end()
        return auditOf(signatures, gaps)
      } finally {
        source.close()
      }
    },
    text: auditedText,
    // A key that is lost is no success: a script that audits every night must see it.
    exitCode: ({ recoverable, findings, unread, gaps }) =>
      recoverable.length > 0 || findings.length > 0 ? 6 : unread.length + gaps.length > 0 ? 2 : 0,
  })
}

async function signaturesIn(file: string, doors: Pick<Doors, 'eventsOfFile'>) {
  const found: { readonly atMs: number; readonly signature: OwnSignature }[] = []
  const gaps: string[] = []
  let others = 0
  let faults = 0
  for await (const read of doors.eventsOfFile(file)) {
    if ('fault' in read) {
      faults++
      if (faults <= 20) gaps.push(`line ${read.line}: ${read.fault.message} (${read.fault.code})`)
    } else if (read.event.kind !== 'own-signature') others++
    else {
      const { id, atMs, curve, publicKey, r, s, hash } = read.event
      found.push({ atMs, signature: { id, curve, publicKey, r, s, hash } })
    }
  }
  if (faults > 20) gaps.push(`and ${faults - 20} more lines that are no events`)
  if (found.length === 0)
    throw new InputError(
      'signatures-missing',
      `${file} holds no own-signature${others > 0 ? `, of ${others} events` : ''}`,
      {
        place: { file },
      },
    )
  // Keys are looked at in the order in which they signed.
  found.sort((a, b) => a.atMs - b.atMs)
  return { signatures: found.map(f => f.signature), gaps }
}
