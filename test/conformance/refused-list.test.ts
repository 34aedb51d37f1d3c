import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { CordonError } from '../../src/model/errors.ts'
import { dropLists } from '../../src/operations/lists/choose-lists.ts'
import { updateLists } from '../../src/operations/lists/update-lists.ts'
import { type ScreeningWorld, screeningWorld } from '../screening-world.ts'

/** What taking a broken file in is refused with. */
async function refusal(w: ScreeningWorld): Promise<CordonError> {
  const file = `${w.folder}/broken.xml`
  writeFileSync(file, '<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>')
  try {
    await w.take([file], 'un')
  } catch (error) {
    if (error instanceof CordonError) return error
    throw error
  }
  throw new Error('it was taken in')
}

const WHOLE =
  '<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:00Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>' +
  '<FIRST_NAME>Nobody</FIRST_NAME></INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>\n'

test('a refused list says that it clears nobody where there was no version, and which one stands where there was one', async () => {
  using w = screeningWorld()
  const first = await refusal(w)
  assert.equal(first.code, 'list-truncated')
  assert.match(first.message, /no version of un-sc was read before, so while it is in use it clears nobody/)
  await dropLists.run({ names: ['un-sc'] }, w.world)
  assert.match((await refusal(w)).message, /no version of un-sc was read before, and it is not in use$/)

  const file = `${w.folder}/whole.xml`
  writeFileSync(file, WHOLE)
  await w.take([file], 'un')
  assert.match((await refusal(w)).message, /; un-sc of 2026-02-27 stays in force$/)
})

test('an update that cannot reach the publisher says the same of the list', async () => {
  using w = screeningWorld()
  const from = 'https://127.0.0.1:1/list.xml'
  const [failed] = await updateLists({ names: ['un-sc'], from }, w.lists)
  assert.ok(failed?.kind === 'failed')
  assert.equal(failed.code, 'publisher-unreachable')
  assert.match(failed.stands, /^no version of un-sc was read before/)
})
