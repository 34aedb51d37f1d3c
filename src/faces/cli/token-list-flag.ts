import { readTokenList, type TokenList } from '../../formats/tokens/token-list.ts'
import { InputError, inFile } from '../../model/errors.ts'
import { textDigest } from '../../model/fact.ts'
import { withTokens } from '../../operations/tokens/with-tokens.ts'
import type { World } from '../../operations/world.ts'
import type { Doors } from '../doors.ts'
import type { Flag, Values } from './command.ts'
import { textsOf } from './common-flags.ts'
import type { Terminal } from './terminal.ts'

/** `--token-list`, of commands that trace. */
export const TOKEN_LIST_FLAG: Flag = {
  name: 'token-list',
  key: 'tokenList',
  kind: 'text',
  many: true,
  placeholder: 'FILE',
  about: "tokens to be trusted beside the known ones, a list in Uniswap's format",
}

/** Reads a token list. @throws InputError `file-missing`, and as `readTokenList`, with the file */
export async function readTokenListFile(file: string, doors: Pick<Doors, 'readText'>): Promise<TokenList> {
  return (await read(file, doors)).list
}

/** A world in which the tokens of the lists that the command line names are known. Tokens that a list tells wrongly are told, and left out. */
export async function withTokenLists(
  world: World,
  values: Values,
  doors: Pick<Doors, 'readText'>,
  terminal: Pick<Terminal, 'err'>,
): Promise<World> {
  let result = world
  for (const file of textsOf(values, TOKEN_LIST_FLAG.key)) {
    const { list, text } = await read(file, doors)
    const { refusals } = list
    const [first] = refusals
    if (first !== undefined)
      terminal.err(
        `${file}: ${refusals.length} of its tokens are left out; token ${first.line}: ${first.reason} [${first.code}]\n`,
      )
    const known = withTokens(result, list, (world.sha256 ?? textDigest)(text))
    result = known.world
    const [imitation] = known.imitations
    if (imitation !== undefined)
      terminal.err(
        `${file}: ${known.imitations.length} of its tokens are left out, since they are called as known ones: ${imitation}\n`,
      )
  }
  return result
}

async function read(file: string, doors: Pick<Doors, 'readText'>): Promise<{ list: TokenList; text: string }> {
  const text = await doors.readText(file)
  if (text === null)
    throw new InputError('file-missing', `there is no file ${file}`, { place: { file, field: '--token-list' } })
  try {
    return { list: readTokenList(text), text }
  } catch (error) {
    throw inFile(error, file)
  }
}
