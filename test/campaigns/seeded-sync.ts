import { join } from 'node:path'
import { openNode } from '../../src/adapters/peers/native/open-node.ts'
import { SqliteFactLog } from '../../src/adapters/records/sqlite/sqlite-fact-log.ts'
import { rigNode } from '../faces/peer/node-rig.ts'

// A node that serves, pulls from its peers and adds objects until SIGUSR2; each number that is on its disk it prints.
const [folder = '', name = '', port = ''] = process.argv.slice(2)
const key = openNode(folder)
if (key === null) throw new Error(`${folder} is no node`)
const node = rigNode(name, undefined, { folder, key, facts: new SqliteFactLog(join(folder, 'records.sqlite')) })
node.url = `http://127.0.0.1:${port}`
await node.listen()
const pull = node.pull()
const mine = (await node.store.entries(0, 1e6)).filter(o => o.id.startsWith(`note--${name}-`))
const state = { adding: true }
process.once('SIGUSR2', () => {
  state.adding = false
})
process.stdout.write('ready\n')
const ended = new Promise(done => process.once('SIGTERM', done))
for (let n = mine.length; state.adding; n += 2) {
  await node.publish(n, n + 1)
  process.stdout.write(`${n} ${n + 1}\n`)
  await new Promise(done => setTimeout(done, 15))
}
await ended
await pull.stop()
await node.server?.close()
process.exit(0)
