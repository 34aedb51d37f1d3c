import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { openIntelStore } from '../../src/adapters/intel/sqlite-intel-store.ts'
import { clientRig } from '../adapters/peers/taxii-client-rig.ts'
import { COLLECTION } from '../adapters/peers/taxii-scripted.ts'

// FOLDER ORIGIN pull|push: goes on until all is done; tells by a line that it begins, and how many objects are safe by now.
const [folder = '', origin = '', way = ''] = process.argv.slice(2)
const store = openIntelStore(join(folder, 'intel.sqlite'))
const rig = clientRig({ store, limits: { page: 50 }, manners: { tries: 5 } })
const tell = (line: string): void => void writeSync(1, `${line}\n`)
// Told after what came is durable: nothing of it may be lost from then on.
Object.assign(rig.world.progress, {
  at: () => {
    if (way === 'pull') void store.size().then(size => tell(`safe ${size}`))
  },
})
tell('begin')
if (way === 'pull') {
  const { collections, fault } = await rig.pull(origin)
  if (fault !== null || collections[0]?.finished !== true)
    throw new Error(JSON.stringify([fault, collections[0]?.fault]))
} else {
  const pushed = await rig.push(origin, COLLECTION)
  if (!pushed.finished || pushed.failedCount > 0) throw new Error(JSON.stringify(pushed))
}
await store.close()
