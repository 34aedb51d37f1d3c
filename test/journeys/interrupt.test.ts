import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { needsTime } from '../thorough.ts'
import { cordon, freshFolder, start } from './run-cordon.ts'

const WHOLE =
  '<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:00Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>' +
  '<FIRST_NAME>Nobody</FIRST_NAME></INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>\n'

test('Ctrl-C while a slow mirror sends a list ends soon with 130, leaves no half of it, and the next run takes it in', {
  skip: needsTime,
}, async () => {
  using folder = freshFolder()
  const temporary = join(folder.path, 'tmp')
  mkdirSync(temporary)
  const env = { CORDON_DATA: join(folder.path, 'data'), TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: '1' }
  const asked = Promise.withResolvers<void>()
  let slow = true
  const server = createServer((_request, response) => {
    if (!slow) {
      response.end(WHOLE)
      return
    }
    response.write(WHOLE.slice(0, 50))
    asked.resolve()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}/list.xml`
  try {
    const child = start(['lists', 'update', 'un-sc', '--from', mirror], { env })
    let err = ''
    child.stderr.on('data', piece => {
      err += piece
    })
    await asked.promise
    const begun = performance.now()
    child.kill('SIGINT')
    const [code] = (await once(child, 'close')) as [number]
    assert.equal(code, 130, err)
    assert.ok(performance.now() - begun < 5_000)
    assert.match(err, /^error\[interrupted\]: .*nothing was taken in\n$/)
    assert.deepEqual(
      readdirSync(temporary).filter(name => name.startsWith('cordon-')),
      [],
    )
    const held = await cordon(['lists', 'un-sc', '--json'], { env })
    assert.deepEqual(JSON.parse(held.out).lists[0].versions, [])

    slow = false
    const again = await cordon(['lists', 'update', 'un-sc', '--from', mirror], { env })
    assert.equal(again.code, 0, again.err)
    assert.match(again.out, /^un-sc of 2026-02-27: 1 entry, 1 name\n/)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
