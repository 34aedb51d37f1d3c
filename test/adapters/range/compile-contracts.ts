import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ROOT } from '../../architecture/source-files.ts'

/** Where the range's own contracts lie, and beside them what they compile to. */
export const CONTRACTS = join(ROOT, 'src/adapters/range/contracts')

/** What is kept of a compiled contract. */
export interface CompiledContract {
  readonly contract: string
  readonly compiler: string
  /** SHA-256 of its source and of all that it imports. */
  readonly source: string
  readonly abi: readonly unknown[]
  readonly bytecode: string
}

interface SolcOutput {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[]
  readonly contracts: Readonly<
    Record<string, Readonly<Record<string, { abi: unknown[]; evm: { bytecode: { object: string } } }>>>
  >
}

/** SHA-256 of a contract's source, and of the sources that it imports. */
export function sourceDigest(contract: string): string {
  const text = readFileSync(join(CONTRACTS, `${contract}.sol`), 'utf8')
  const imported = [...text.matchAll(/^import "\.\/(\w+)\.sol";$/gm)].map(m => sourceDigest(m[1] ?? ''))
  return hash('sha256', [text, ...imported].join('\n'))
}

/** Compiles some contracts of the range, as their artifacts were made. */
export function compileContracts(contracts: readonly string[]): readonly CompiledContract[] {
  const solc = createRequire(import.meta.url)('solc') as {
    version(): string
    compile(input: string, callbacks: { import: (path: string) => { contents: string } }): string
  }
  const source = (file: string): string => readFileSync(join(CONTRACTS, file), 'utf8')
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(contracts.map(c => [`${c}.sol`, { content: source(`${c}.sol`) }])),
    settings: {
      optimizer: { enabled: true, runs: 200 },
      evmVersion: 'shanghai',
      metadata: { appendCBOR: false, bytecodeHash: 'none' },
      outputSelection: Object.fromEntries(contracts.map(c => [`${c}.sol`, { [c]: ['abi', 'evm.bytecode.object'] }])),
    },
  }
  const imports = { import: (path: string) => ({ contents: source(path) }) }
  const output = JSON.parse(solc.compile(JSON.stringify(input), imports)) as SolcOutput
  const faults = (output.errors ?? []).filter(e => e.severity === 'error')
  if (faults.length > 0) throw new Error(faults.map(e => e.formattedMessage).join('\n'))
  const compiler = `solc ${solc.version()}`
  return contracts.map(contract => {
    const made = output.contracts[`${contract}.sol`]?.[contract]
    if (made === undefined) throw new Error(`the compiler makes nothing of ${contract}`)
    const { abi, evm } = made
    return { contract, compiler, source: sourceDigest(contract), abi, bytecode: `0x${evm.bytecode.object}` }
  })
}
