import { join } from 'node:path'
import { ExposureFolder } from '../../src/adapters/exposure/exposure-folder.ts'
import { openEmbeddedStore } from '../../src/adapters/transfers/embedded/embedded-store.ts'
import { address } from './random-ledger.ts'

/** Makes the index of a data folder again and again, until it is killed. @param code exit with it at the end of the input */
export async function indexForever(data: string, code?: number): Promise<never> {
  if (code !== undefined) process.stdin.on('end', () => process.exit(code)).resume()
  await using store = await openEmbeddedStore(join(data, 'store'), { readOnly: true })
  const indexer = new ExposureFolder(join(data, 'exposure'), store)
  const label = { category: 'sanctioned', source: 'list:0', name: 'zero' }
  const versions = { data: 'd', tags: 't', lists: 'l', cases: 'c' }
  process.stdout.write('ready\n')
  for (;;)
    await indexer.update(
      { versions, labels: [{ address: address(0), ledgers: null, label }], thefts: [], rebuild: true },
      { progress: { at() {}, end() {} }, interrupted: () => false },
    )
}

if (import.meta.main) {
  const [data = '', code] = process.argv.slice(2)
  await indexForever(data, code === undefined ? undefined : Number(code))
}
