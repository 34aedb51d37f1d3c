import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breakLines } from '../../../src/formats/letters/break-lines.ts'
import { LETTER_FIELDS, LETTER_LANGUAGES } from '../../../src/formats/letters/letter.ts'
import { letterText } from '../../../src/formats/letters/letter-text.ts'
import { LETTER_TEMPLATES, writeLetter } from '../../../src/formats/letters/write-letter.ts'
import { parseInstant } from '../../../src/model/instant.ts'
import { LETTER_REQUEST } from './letter-request.ts'

const SENT = { state: 'sent', withdrawal: null } as const

for (const language of LETTER_LANGUAGES) {
  test(`${language}: the template uses every field, and only fields that there are`, () => {
    const used = new Set([...LETTER_TEMPLATES[language].words.matchAll(/\{(\w+)\}/g)].map(m => m[1]))
    assert.deepEqual([...used].sort(), [...LETTER_FIELDS].sort())
  })

  test(`${language}: the letter holds the address, the asset, the digest and the exact amount, each unbroken on one line of at most 80 places`, () => {
    const text = letterText(writeLetter(LETTER_REQUEST, language, SENT))
    const lines = text.split('\n')
    // EIP-55 of this address, as Etherscan shows it.
    for (const whole of [
      '0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2',
      'eip155:1/erc20:0xdac17f958d2ee523a2206206994597c13d831ec7',
      'ab'.repeat(32),
      '1,234,567.890123 USDT',
      '1,234,567,890,123',
      'freeze-request--3f2a9c1d-8a4e-4b2f-9d11-7c5e0a6b1f22',
    ])
      assert.ok(
        lines.some(line => line.includes(whole)),
        whole,
      )
    assert.ok(!/[{}]|undefined|null/.test(text), text)
    for (const line of lines) assert.ok(places(line) <= 80, line)
  })

  test(`${language}: a draft, a withdrawn and an ended request say so in the letter, so that none of them is taken for one in force`, () => {
    const urgent = writeLetter(LETTER_REQUEST, language, SENT)
    const seen = new Set([letterText(urgent)])
    for (const state of ['drafted', 'expired', 'refused', 'released'] as const)
      seen.add(letterText(writeLetter(LETTER_REQUEST, language, { state, withdrawal: null })))
    const back = letterText(
      writeLetter(LETTER_REQUEST, language, {
        state: 'withdrawn',
        withdrawal: { at: LETTER_REQUEST.at + 60, reason: 'WRONG ACCOUNT' },
      }),
    )
    assert.equal(seen.add(back).size, 6)
    assert.ok(back.includes('WRONG ACCOUNT'))
  })

  test(`${language}: what a field says cannot become another field or a mark of the template`, () => {
    const text = letterText(
      writeLetter(
        {
          ...LETTER_REQUEST,
          fromName: '{contact}',
          basis: { ...LETTER_REQUEST.basis, text: '# {evidence} | ! $& $1' },
        },
        language,
        SENT,
      ),
    )
    assert.ok(text.includes('{contact}') && text.includes('# {evidence} | ! $& $1'))
  })
}

test('dates stand in the form of each language: the reign of Reiwa in Japanese, dots in Korean, both in their own time with UTC beside it', () => {
  // 2026-11-26 is in the 8th year of Reiwa, which began on 2019-05-01 (Cabinet Order 143 of 2019).
  const at = parseInstant('2026-11-26T15:30:00Z')
  assert.equal(LETTER_TEMPLATES.en.moment(at), '26 November 2026, 15:30 UTC')
  assert.equal(
    LETTER_TEMPLATES.ja.moment(at),
    '令和8年（2026年）11月27日 0時30分（日本標準時。協定世界時 2026-11-26 15:30）',
  )
  assert.equal(LETTER_TEMPLATES.ko.moment(at), '2026. 11. 27. 00:30 (한국 표준시, 협정 세계시 2026-11-26 15:30)')
  assert.equal(LETTER_TEMPLATES.ja.day(parseInstant('2019-05-01')), '令和元年（2019年）5月1日')
  assert.equal(LETTER_TEMPLATES.ja.day(parseInstant('2019-04-30T14:59:59Z')), '2019年4月30日')
})

test('the requests are named as the authorities of each country name them', () => {
  const titles = LETTER_LANGUAGES.map(language => writeLetter(LETTER_REQUEST, language, SENT).title)
  assert.deepEqual(titles, [
    'Request to freeze crypto assets',
    '暗号資産の凍結要請書',
    '수사협조 요청 (가상자산 동결 요청)',
  ])
})

test('an asset without a name is asked for in base units, and all of it in words', () => {
  const unnamed = letterText(writeLetter({ ...LETTER_REQUEST, unit: null }, 'en', SENT))
  assert.ok(unnamed.includes('Amount: 1,234,567,890,123 base units\n'))
  assert.ok(letterText(writeLetter({ ...LETTER_REQUEST, amount: null }, 'ja', SENT)).includes('全量'))
})

test('no line of Japanese begins with a mark that may not begin it, and no part of a text is lost in breaking it', () => {
  const text = '当該資産（暗号資産）は、貴社において「移転」を制限し得るものと認められます。ABC-123を含む。'
  for (let width = 4; width < 60; width++) {
    const lines = breakLines(text, width, places)
    assert.equal(lines.join(''), text.replaceAll(' ', ''))
    for (const line of lines.slice(1)) if (width > 20) assert.ok(!/^[、。）」]/.test(line), `${width}: ${line}`)
    for (const line of lines) if (width > 20) assert.ok(places(line) <= width)
  }
})

function places(line: string): number {
  return line.length + (line.match(/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uff00-\uff60]/g)?.length ?? 0)
}
