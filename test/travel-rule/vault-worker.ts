import { setImmediate as turn } from 'node:timers/promises'
import { openTravelVault } from '../../src/adapters/vault/open-travel-vault.ts'

/** Keeps records and rotates keys for ever; tells each record that is kept, and each key once it was changed. */
const [data = '', first = '0'] = process.argv.slice(2)
const vault = openTravelVault(data, undefined)
process.on('disconnect', () => process.exit(0))
for (let n = Number(first); ; n++) {
  const id = `r${n}`
  await vault.keep({ id, tenant: 'main', text: `{"told":"${id}"}`, keptAt: 1_790_000_000, keepUntil: null })
  process.send?.(id)
  // So that the end of the parent is heard of.
  await turn()
  if (n % 2 === 1) await vault.rotate()
}
