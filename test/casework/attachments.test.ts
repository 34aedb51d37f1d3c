import assert from 'node:assert/strict'
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { AttachmentFiles, readToAttach } from '../../src/adapters/casework/attachment-files.ts'
import { attachmentName } from '../../src/model/casework/attachment-name.ts'
import { MAIN_TENANT, type Tenant } from '../../src/model/casework/tenant.ts'
import { attachCasework, attachTo, readAttachment } from '../../src/operations/casework/attach-casework.ts'
import { MOST_ATTACHMENT_BYTES } from '../../src/operations/casework/attachment-shelf.ts'
import { openCasework } from '../../src/operations/casework/cases-at-work.ts'
import { compileCasework } from '../../src/operations/casework/compile-casework.ts'
import { effortMs } from '../effort.ts'
import { fc } from '../property.ts'
import { ask, coded, makeRig, peopled, type Rig } from './casework-rig.ts'

async function withCase(rig: Rig) {
  await peopled(rig)
  await ask(openCasework, { title: 'x' }, rig.as('kim'))
  return rig.as('kim')
}

test('a file comes back byte for byte under the SHA-256 that sha256sum gives', async () => {
  using rig = makeRig()
  const kim = await withCase(rig)
  // NIST's vector: SHA-256 of "abc".
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  const { digest } = await ask(attachCasework, { case: 'C1', name: 'abc.txt', base64: 'YWJj' }, kim)
  assert.equal(digest, abc)
  assert.deepEqual(await ask(readAttachment, { case: 'C1', digest }, rig.as('mori')), {
    ...{ name: 'abc.txt', digest, base64: 'YWJj' },
  })
  // Nobody else on the machine reads it.
  assert.equal(statSync(join(rig.folder, 'casework', MAIN_TENANT, abc)).mode & 0o077, 0)
  await assert.rejects(
    ask(attachCasework, { case: 'C1', name: 'again', base64: 'YWJj' }, kim),
    coded('attachment-there'),
  )
  await assert.rejects(ask(attachCasework, { case: 'C1', name: 'x', base64: '' }, kim), coded('attachment-empty'))
  await assert.rejects(ask(attachCasework, { case: 'C1', name: 'x', base64: '*' }, kim), coded('attachment-malformed'))
})

test('no name of a file leads out of the folder, and none forges a line', async () => {
  using rig = makeRig()
  const kim = await withCase(rig)
  const hostile = [
    '../../etc/passwd',
    '/etc/shadow',
    '..',
    'C:\\Windows\\x',
    'a\0b',
    '\u202efdp.exe',
    '\n',
    'CON',
    '🧨'.repeat(500),
  ]
  for (const [n, name] of hostile.entries()) await attachTo(kim, 'C1', name, new Uint8Array([n + 1]))
  assert.deepEqual(readdirSync(rig.folder), ['casework'])
  assert.deepEqual(readdirSync(join(rig.folder, 'casework')), ['main'])
  for (const name of readdirSync(join(rig.folder, 'casework', 'main'))) assert.match(name, /^[0-9a-f]{64}$/)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), given => {
      const name = attachmentName(given)
      assert.ok(name.length > 0 && !/[\\/\p{Cc}\u202e]/u.test(name) && !/^\.+$/.test(name) && [...name].length <= 200)
    }),
  )
})

test('a digest or tenant that is a path names nothing', async () => {
  using rig = makeRig()
  const shelf = new AttachmentFiles(join(rig.folder, 'casework'))
  writeFileSync(join(rig.folder, 'secret'), 'secret')
  for (const digest of ['../../secret', '..', '', 'A'.repeat(64), `${'0'.repeat(63)}/`])
    await assert.rejects(shelf.read(MAIN_TENANT, digest), coded('attachment-unknown'))
  await assert.rejects(shelf.read('..' as Tenant, '0'.repeat(64)), coded('attachment-unknown'))
  await assert.rejects(shelf.keep('../x' as Tenant, new Uint8Array([1])), coded('attachment-unknown'))
})

test('a gigabyte is refused before it is read, and a file without end while it is', async () => {
  using rig = makeRig()
  const big = join(rig.folder, 'big')
  writeFileSync(big, '')
  truncateSync(big, 1 << 30)
  const before = effortMs()
  await assert.rejects(readToAttach(big), coded('attachment-too-large'))
  assert.ok(effortMs() - before < 200)
  await assert.rejects(readToAttach('/dev/zero'), coded('attachment-too-large'))
  await assert.rejects(readToAttach(rig.folder), coded('file-unreadable'))
  await assert.rejects(readToAttach(join(rig.folder, 'none')), coded('file-unreadable'))
  const kim = await withCase(rig)
  const bytes = new Uint8Array(MOST_ATTACHMENT_BYTES + 1)
  await assert.rejects(attachTo(kim, 'C1', 'x', bytes), coded('attachment-too-large'))
})

test('who may not attach leaves nothing on the disk', async () => {
  using rig = makeRig()
  await withCase(rig)
  for (const name of ['mori', 'park', 'ann'])
    await assert.rejects(attachTo(rig.as(name), 'C1', 'x', new Uint8Array([1])), coded('role-missing'))
  assert.equal(existsSync(join(rig.folder, 'casework')), false)
})

test('a file that was changed on the disk is not given out, and is mended by being attached again', async () => {
  using rig = makeRig()
  const kim = await withCase(rig)
  const { digest } = await attachTo(kim, 'C1', 'a', new Uint8Array([1, 2, 3]))
  const path = join(rig.folder, 'casework', 'main', digest)
  appendFileSync(path, 'x')
  await assert.rejects(ask(readAttachment, { case: 'C1', digest }, kim), coded('attachment-changed'))
  await ask(openCasework, { title: 'y' }, kim)
  await attachTo(kim, 'C2', 'a', new Uint8Array([1, 2, 3]))
  assert.deepEqual([...readFileSync(path)], [1, 2, 3])
  assert.equal(statSync(path).size, 3)
})

test('a file that would be taken for what people told, and cannot be read as that, is not attached: it would stop every report', async () => {
  using rig = makeRig()
  const kim = await withCase(rig)
  const attach = (name: string, text: string) =>
    ask(attachCasework, { case: 'C1', name, base64: Buffer.from(text).toString('base64') }, kim)
  const told = { schema: 'cordon.report-case/1', reference: 'R-1', institution: { name: 'House' } }
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  for (const text of ['no JSON', 'null', '{"schema":"cordon.report-case/9"}', deep, '\xff\xfe'])
    await assert.rejects(attach('partner.report-case.json', text), coded('report-case-malformed'))
  const compiled = await ask(compileCasework, { case: 'C1' }, kim)
  assert.equal(compiled.told, null)
  assert.equal(existsSync(join(rig.folder, 'casework')), false)
  await attach('partner.report-case.json', JSON.stringify(told))
  await attach('partner.json', 'no JSON')
  const { report } = await ask(compileCasework, { case: 'C1' }, kim)
  assert.equal((report as { institution: { name: string } }).institution.name, 'House')
})
