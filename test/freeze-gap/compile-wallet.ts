import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../contracts')

/** Creation bytecode of the wallet and of the token, lower-case hex with 0x. */
export function compileWallet(): { readonly wallet: string; readonly token: string } {
  const solc = createRequire(import.meta.url)('solc') as { compile(input: string): string }
  const names = ['ConfirmationWallet', 'BlacklistToken'] as const
  const sources = Object.fromEntries(
    names.map(name => [name, { content: readFileSync(join(FOLDER, `${name}.sol`), 'utf8') }]),
  )
  const settings = { outputSelection: { '*': { '*': ['evm.bytecode.object'] } } }
  const { contracts, errors = [] } = JSON.parse(
    solc.compile(JSON.stringify({ language: 'Solidity', sources, settings })),
  ) as {
    contracts: Record<string, Record<string, { evm: { bytecode: { object: string } } }>>
    errors?: { severity: string; formattedMessage: string }[]
  }
  const fatal = errors.find(e => e.severity === 'error')
  if (fatal) throw new Error(fatal.formattedMessage)
  const [wallet, token] = names.map(name => `0x${contracts[name]?.[name]?.evm.bytecode.object}`)
  return { wallet: wallet ?? '', token: token ?? '' }
}
