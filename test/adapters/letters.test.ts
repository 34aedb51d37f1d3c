import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fontRuns } from '../../src/adapters/letters/font-runs.ts'
import { letterPdf } from '../../src/adapters/letters/set-letter.ts'
import { LETTER_LANGUAGES, type LetterBlock } from '../../src/formats/letters/letter.ts'
import { writeLetter } from '../../src/formats/letters/write-letter.ts'
import { LETTER_REQUEST } from '../formats/letters/letter-request.ts'

const SENT = { state: 'sent', withdrawal: null } as const

/** What poppler reads out of a PDF; null where it is not there. */
function readBack(pdf: Uint8Array, program: string, ...options: string[]): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'cordon-letter-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    return execFileSync(program, [...options, join(folder, 'a.pdf'), ...(program === 'pdftotext' ? ['-'] : [])], {
      encoding: 'utf8',
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  } finally {
    rmSync(folder, { recursive: true })
  }
}

for (const language of LETTER_LANGUAGES)
  test(`${language}: equal letters give equal PDFs, which another program reads word for word, with fonts of their own`, async t => {
    const letter = writeLetter(LETTER_REQUEST, language, SENT)
    const pdf = await letterPdf(letter)
    if (language === 'ja') assert.deepEqual(await letterPdf(letter), pdf)
    assert.equal(Buffer.from(pdf.subarray(0, 5)).toString('latin1'), '%PDF-')
    assert.ok(pdf.length < 200_000, `${pdf.length} bytes`)
    const text = readBack(pdf, 'pdftotext', '-layout')
    if (text === null) return t.skip('poppler (pdftotext) is not installed')
    const dense = text.replace(/\s/g, '')
    for (const block of letter.blocks) {
      if (block.kind === 'space') continue
      for (const line of block.text.split('\n')) {
        // What is set over several lines stands beside its label there.
        if (block.kind === 'code' || line.length < 30) assert.ok(dense.includes(line.replace(/\s/g, '')), line)
      }
    }
    for (const whole of ['0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2', 'ab'.repeat(32)])
      assert.ok(text.includes(whole), whole)
    const pages = text.split('\f').filter(page => page.trim() !== '')
    for (const page of pages) assert.ok(page.includes(LETTER_REQUEST.id), 'every page names the request')
    const fonts = readBack(pdf, 'pdffonts') ?? ''
    for (const row of fonts.trim().split('\n').slice(2)) assert.match(row, /CID TrueType\s+Identity-H\s+yes yes yes/)
  })

test('two hundred accounts run over pages, each of which has its number and the count of all', async t => {
  const accounts = Array.from({ length: 200 }, (_, i) => `eip155:1:0x${i.toString(16).padStart(40, '0')}` as never)
  const pdf = await letterPdf(writeLetter({ ...LETTER_REQUEST, accounts }, 'ja', SENT))
  const text = readBack(pdf, 'pdftotext', '-layout')
  if (text === null) return t.skip('poppler (pdftotext) is not installed')
  const pages = text.split('\f').filter(page => page.trim() !== '')
  assert.ok(pages.length > 3)
  for (const [i, page] of pages.entries()) assert.ok(page.includes(`${i + 1} / ${pages.length}`), `page ${i + 1}`)
  assert.equal(text.match(/0x0{37}/g)?.length, 200)
})

test('a character that no font has is written as its number, never left out', () => {
  const has = (font: string, code: number): boolean => font === 'ja' && code < 0x10000
  assert.deepEqual(fontRuns('a😀b', ['ko', 'ja'], has), [
    { font: 'ja', text: 'a' },
    { font: 'ko', text: '[U+1F600]' },
    { font: 'ja', text: 'b' },
  ])
})

test('what may not be broken is set smaller, and never so small that nobody reads it', async t => {
  const address = '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2'
  const long = `eip155:1 ${address} (${'who held it, and where it went from there; '.repeat(12)})`
  const letter = writeLetter(LETTER_REQUEST, 'en', SENT)
  const pdf = await letterPdf({ ...letter, blocks: [{ kind: 'code', text: long }] })
  const boxes = readBack(pdf, 'pdftotext', '-bbox')
  if (boxes === null) return t.skip('poppler (pdftotext) is not installed')
  const words = [...boxes.matchAll(/yMin="([\d.]+)"[^>]*yMax="([\d.]+)">([^<]*)</g)]
  assert.ok(words.some(([, , , word]) => word === address))
  for (const [, from, to, word] of words) assert.ok(Number(to) - Number(from) > 5, word)
})

test('a label keeps with what stands under it, also where the page ends between them', async t => {
  const lines = (n: number, block: LetterBlock) => Array.from({ length: n }, () => block)
  // So many that the label would just find room on the first page, and what stands under it none.
  const blocks = [
    ...lines(36, { kind: 'text', text: 'text' }),
    ...lines(1, { kind: 'row', label: 'row', text: 'text' }),
    ...lines(3, { kind: 'space' }),
    ...lines(1, { kind: 'row', label: 'LABEL', text: '' }),
    ...lines(1, { kind: 'code', text: 'CODE' }),
  ]
  const pdf = await letterPdf({ ...writeLetter(LETTER_REQUEST, 'en', SENT), blocks })
  const text = readBack(pdf, 'pdftotext', '-layout')
  if (text === null) return t.skip('poppler (pdftotext) is not installed')
  const pages = text.split('\f').map(page => [page.includes('LABEL'), page.includes('CODE')])
  assert.deepEqual(pages.slice(0, 2), [
    [false, false],
    [true, true],
  ])
})
