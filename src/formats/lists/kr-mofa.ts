import { EntryDraft } from './entry-draft.ts'
import type { EntryTeller } from './entry-teller.ts'
import type { ListFormat } from './list-format.ts'
import type { ListRow } from './list-table.ts'
import { splitOutsideBrackets } from './split-outside-brackets.ts'
import { tableReader } from './table-reader.ts'

/** Other headings for the columns of the template. */
const RENAMED: Readonly<Record<string, string>> = {
  한글명: '성명',
  '한글 성명': '성명',
  명칭: '성명',
  '영문 성명': '영문명',
  '영문 명칭': '영문명',
  '가상자산 지갑주소': '가상자산 주소',
  지갑주소: '가상자산 주소',
  연번: '번호',
}
const KNOWN = [
  ...['번호', '구분', '한자명', '별칭', '생년월일', '국적', '여권번호', '식별정보'],
  ...['가상자산 주소', '지정일', '근거', '비고'],
]
const KINDS: Readonly<Record<string, EntryDraft['kind']>> = {
  개인: 'person',
  기관: 'entity',
  단체: 'entity',
  선박: 'vessel',
}

/**
 * South Korea's own sanctions (독자제재). The ministry publishes them as annexes to notices, in HWP and PDF: this is a template of ours
 * into which an annex is copied.
 */
export const krMofa: ListFormat = {
  name: 'kr-mofa',
  about: "South Korea's own sanctions, copied from the notices into a table with Korean headings",
  files: [
    {
      key: 'main',
      optional: false,
      about: '번호,구분,성명,영문명,한자명,별칭,생년월일,국적,식별정보,가상자산 주소,지정일,근거,비고',
    },
  ],
  open(sink, { file }) {
    const columns = { required: ['성명', '영문명'], known: KNOWN, renamed: RENAMED, preamble: 3 }
    return tableReader(sink, file, columns, readRow, () => ({ covers: ['names', 'wallets'] }))
  },
}

function readRow(row: ListRow, teller: EntryTeller): void {
  const { text } = row
  const word = text('구분')
  const draft = new EntryDraft(KINDS[word] ?? (text('생년월일') === '' ? 'entity' : 'person'), teller, row.line)
  if (word !== '' && KINDS[word] === undefined)
    teller.note(row.line, '구분', 'kind-unknown', `"${word}" is none of ${Object.keys(KINDS).join(', ')}`)
  const korean = text('성명')
  draft.name(korean, 'primary', 'name', '성명')
  draft.name(text('영문명'), korean === '' ? 'primary' : 'strong', 'aka', '영문명')
  draft.name(text('한자명'), 'strong', 'aka', '한자명')
  for (const part of splitOutsideBrackets(text('별칭').replaceAll('|', ';'))) draft.name(part, 'strong', 'aka', '별칭')
  draft.birth(text('생년월일'), '생년월일')
  for (const part of splitOutsideBrackets(text('국적').replaceAll('|', ';')))
    draft.country(KOREAN_COUNTRIES[part] ?? part, '국적')
  draft.identifier('Passport', text('여권번호'), null, '여권번호')
  draft.remark(text('식별정보'))
  for (const part of row.raw('가상자산 주소').split(/[\s;,|]+/)) {
    if (part === '' || part === '-') continue
    const [, ticker = null, address = part] = /^([A-Za-z]{2,6})[:：](.+)$/.exec(part) ?? []
    if (!draft.wallet(address, ticker, '가상자산 주소'))
      teller.lost(row.line, '가상자산 주소', 'address-unread', 'the cell holds something that is no address')
  }
  draft.programme(text('근거'), '근거')
  draft.listed(text('지정일'), '지정일')
  draft.remark(text('비고'))
  if (draft.nameless) teller.lost(row.line, '성명', 'name-missing', 'the row names nobody')
  else {
    const entry = draft.finish('')
    const key = [entry.names[0]?.text ?? entry.wallets[0]?.address ?? '', ...entry.births].join('/')
    teller.entry({ ...entry, id: (text('번호') || key).slice(0, 200) }, row.line)
  }
}

/** Countries as the notices write them. */
const KOREAN_COUNTRIES: Readonly<Record<string, string>> = {
  북한: 'KP',
  조선민주주의인민공화국: 'KP',
  러시아: 'RU',
  중국: 'CN',
  대만: 'TW',
  싱가포르: 'SG',
  라오스: 'LA',
  베트남: 'VN',
  이란: 'IR',
  아랍에미리트: 'AE',
  홍콩: 'HK',
  나미비아: 'NA',
  벨라루스: 'BY',
  캄보디아: 'KH',
  미얀마: 'MM',
  말레이시아: 'MY',
  인도네시아: 'ID',
  시리아: 'SY',
  남아프리카공화국: 'ZA',
}
