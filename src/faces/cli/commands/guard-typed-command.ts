import { z } from 'zod'
import { judgeRequest } from '../../../operations/guard/judge-request.ts'
import { typedInput } from '../../../operations/guard/judge-typed-data.ts'
import type { TypedAnswer } from '../../../operations/guard/typed-answer.ts'
import type { Doors } from '../../doors.ts'
import type { Command } from '../command.ts'
import { hang } from '../fold-text.ts'
import { readJson } from '../read-json.ts'
import { inputCommand } from './input-command.ts'

/** `cordon guard typed`: says what a wallet would allow by signing. */
export function guardTypedCommand(doors: Pick<Doors, 'readText' | 'now'>): Command {
  return inputCommand({
    name: 'judgeTypedData',
    alias: 'guard typed',
    summary: 'say what a message that a wallet is asked to sign would allow',
    input: typedInput.extend({
      file: z
        .string()
        .describe('typed data (EIP-712), an authorisation (EIP-7702) or a transaction, as JSON')
        .meta({ placeholder: 'FILE' }),
    }),
    examples: ['guard typed --file permit.json', 'guard typed --file order.json --chain-id 1 --json'],
    answer: async ({ file, chainId }) => judgeRequest(await readJson(file, doors.readText), chainId, doors.now()),
    text: typedText,
  })
}

function typedText({ kind, hash, severity, sentence, findings }: TypedAnswer, columns: number): string {
  const width = Math.min(columns, 110)
  const lines = [
    `${severity === null ? 'nothing to ask about' : severity.toUpperCase()}  ${kind}`,
    ...(hash === null ? [] : [`  ${hash}`]),
    ...hang(sentence, width, '  '),
    ...findings
      .filter(f => f.sentence !== sentence)
      .flatMap(f => hang(`${f.severity}  ${f.code}: ${f.sentence}`, width, '  ')),
  ]
  return `${lines.join('\n')}\n`
}
