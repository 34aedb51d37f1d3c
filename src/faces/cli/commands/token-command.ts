import { z } from 'zod'
import { describeToken, type TokenSources, tokenAnswer } from '../../../operations/tokens/describe-token.ts'
import { ledgerOfAsset } from '../../../operations/tokens/read-asset.ts'
import type { Doors } from '../../doors.ts'
import type { TokenDoors } from '../../token-doors.ts'
import type { Command } from '../command.ts'
import { readTokenListFile } from '../token-list-flag.ts'
import { tokenText } from '../token-text.ts'
import { inputCommand } from './input-command.ts'
import { overData } from './operation-command.ts'

/** `cordon token`: says what a token is, by lists, and by its own contract where a node is given. */
export function tokenCommand(doors: Doors & TokenDoors, env: NodeJS.ProcessEnv): Command {
  return inputCommand({
    ...describeToken,
    input: describeToken.input.extend({
      rpc: z
        .string()
        .optional()
        .describe('a node of its ledger, which its contract is asked through')
        .meta({ placeholder: 'URL' }),
      tokenList: z.string().optional().describe("a token list in Uniswap's format").meta({ placeholder: 'FILE' }),
    }),
    examples: [...(describeToken.examples ?? []), 'token tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t --rpc URL'],
    async answer({ asset, rpc, tokenList }, values, terminal) {
      const list = tokenList === undefined ? null : await readTokenListFile(tokenList, doors)
      let reading: TokenSources['reading'] = null
      if (rpc !== undefined) {
        const reader = await doors.tokenReader(rpc, ledgerOfAsset(asset))
        try {
          reading = { source: reader.source, words: await reader.read(asset) }
        } finally {
          reader.close()
        }
      }
      return overData(values, terminal, doors, env, async ({ assets }) =>
        tokenAnswer(asset, { known: assets, list, reading }),
      )
    },
    text: tokenText,
  })
}
