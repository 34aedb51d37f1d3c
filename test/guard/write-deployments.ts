import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../architecture/source-files.ts'

/** One published contract as the package tells it. */
export interface Published {
  readonly part: string
  readonly name: string
  readonly version: string
  readonly addresses: readonly string[]
}

const FACTS =
  '// Facts of the package @safe-global/safe-deployments; test/guard/guard-formats.test.ts holds them equal to it, and UPDATE=1 writes them anew.'

/** Writes the two tables of the catalog anew from the package; `biome check --write` then folds their lines. */
export function writeDeployments(published: readonly Published[], chains: readonly number[]): void {
  const rows = published.map(
    ({ part, name, version, addresses }) =>
      `  [${[part, name, version, ...addresses].map(word => `'${word}'`).join(', ')}],`,
  )
  const tables = `import type { SafeDeployment } from '../../analysis/guard/guard-knowledge.ts'
import type { Address } from '../../model/address.ts'

type Row = readonly [part: SafeDeployment['part'], name: string, version: string, ...addresses: readonly string[]]

${FACTS}
const ROWS: readonly Row[] = [
${rows.join('\n')}
]

/** Every contract that Safe published, by its address on whichever chain: its addresses follow from its code. */
export const SAFE_DEPLOYMENTS: ReadonlyMap<Address, SafeDeployment> = new Map(
  ROWS.flatMap(([part, name, version, ...addresses]) =>
    addresses.map((address): [Address, SafeDeployment] => [address as Address, { part, name, version }]),
  ),
)
`
  const numbers = chains.join(' ').replace(/(.{1,114})(?: |$)/g, '  $1\n')
  const chain = `${FACTS}
const NUMBERS = \`
${numbers}\`

/** The chains on which Safe published a contract, by EIP-155 number, as they are numbered. */
export const SAFE_CHAINS: readonly number[] = NUMBERS.trim().split(/\\s+/).map(Number)
`
  writeFileSync(join(ROOT, 'src/catalog/guard/safe-deployments.ts'), tables)
  writeFileSync(join(ROOT, 'src/catalog/guard/safe-chains.ts'), chain)
}
