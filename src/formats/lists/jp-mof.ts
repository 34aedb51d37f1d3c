import type { EntryName } from '../../model/list-entry.ts'
import { EntryDraft } from './entry-draft.ts'
import type { EntryTeller } from './entry-teller.ts'
import type { ListFormat } from './list-format.ts'
import { headingOf, type ListRow } from './list-table.ts'
import { splitOutsideBrackets } from './split-outside-brackets.ts'
import { tableReader } from './table-reader.ts'

const REQUIRED = ['番号', '個人・団体', '氏名（日本語）', '氏名（英語）', '告示日付'].map(headingOf)
const KNOWN = [
  ...['区分', '告示番号', '別名・別称（日本語）', '別名・別称（英語）', '旧称（日本語）', '旧称（英語）'],
  ...['確定に十分でない別名（日本語）', '確定に十分でない別名（英語）', '称号（日本語）', '称号（英語）'],
  ...[
    '役職（日本語）',
    '役職（英語）',
    '生年月日',
    '出生地（日本語）',
    '出生地（英語）',
    '国籍（日本語）',
    '国籍（英語）',
  ],
  ...['旅券番号', '身分証番号', '住所・所在地（国）（日本語）', '住所・所在地（都市その他の情報）（日本語）'],
  ...['住所・所在地（国）（英語）', '住所・所在地（都市その他の情報）（英語）', '国連参照番号', 'リスト掲載日'],
  ...['その他の情報', '外務省告示情報'],
].map(headingOf)
/** Words by which a bracket behind a name describes its bearer instead of naming him. */
const DESCRIBES = /[（(][^（）()]*(?:生年月日|出生地|国籍|旅券|DOB|POB|[Nn]ationality|[Pp]assport)[^（）()]*[）)]/g
const KINDS: Readonly<Record<string, EntryDraft['kind']>> = { 個人: 'person', 団体: 'entity', 船舶: 'vessel' }

/** The list of Japan's Ministry of Finance of persons whose assets are frozen (資産凍結等の措置の対象者), as CSV. */
export const jpMof: ListFormat = listOf('jp-mof', 'utf-8', "Japan's list of frozen assets (MOF), CSV in UTF-8")

/** {@link jpMof} in the older encoding of Japanese tables. */
export const jpMofShiftJis: ListFormat = listOf('jp-mof-sjis', 'shift_jis', 'the same, CSV in Shift_JIS')

function listOf(name: string, encoding: 'utf-8' | 'shift_jis', about: string): ListFormat {
  return {
    name,
    about,
    encoding,
    files: [{ key: 'main', optional: false, about: 'shisantouketsuYYYYMMDD.csv' }],
    open(sink, { file }) {
      const columns = { required: REQUIRED, known: KNOWN, preamble: 5 }
      return tableReader(sink, file, columns, readRow, () => ({ covers: ['names', 'wallets'] }))
    },
  }
}

function readRow(row: ListRow, teller: EntryTeller): void {
  const cell = (heading: string): string => row.text(headingOf(heading))
  const id = cell('番号')
  const kind = KINDS[cell('個人・団体')]
  const draft = new EntryDraft(kind ?? 'entity', teller, row.line)
  if (kind === undefined) teller.note(row.line, '個人・団体', 'kind-unknown', `${id} is taken as an entity`)
  const english = cell('氏名（英語）')
  const names = (heading: string, strength: EntryName['strength'], form: EntryName['form']): void => {
    for (const part of splitOutsideBrackets(cell(heading))) draft.name(bare(part), strength, form, heading)
  }
  draft.name(english, 'primary', 'name', '氏名（英語）')
  draft.name(cell('氏名（日本語）'), english === '' ? 'primary' : 'strong', 'aka', '氏名（日本語）')
  for (const language of ['英語', '日本語']) {
    names(`別名・別称（${language}）`, 'strong', 'aka')
    names(`旧称（${language}）`, 'strong', 'fka')
    names(`確定に十分でない別名（${language}）`, 'weak', 'aka')
  }
  for (const part of splitOutsideBrackets(cell('生年月日'))) draft.birth(part, '生年月日')
  for (const heading of ['国籍（英語）', '住所・所在地（国）（英語）'])
    for (const part of splitOutsideBrackets(cell(heading))) draft.country(part, heading)
  for (const part of splitOutsideBrackets(cell('旅券番号'))) draft.identifier('Passport', part, null, '旅券番号')
  for (const part of splitOutsideBrackets(cell('身分証番号')))
    draft.identifier('Identity card', part, null, '身分証番号')
  draft.identifier('UN reference', cell('国連参照番号'), null, '国連参照番号')
  draft.programme(cell('区分'), '区分')
  // The notice freezes the assets; the day of the UN's own list may stand beside it.
  draft.listed(cell('告示日付'), '告示日付')
  if (draft.listedAt === null) draft.listed(cell('リスト掲載日'), 'リスト掲載日')
  draft.remark(cell('その他の情報'))
  draft.remark(cell('外務省告示情報'))
  if (id === '') teller.lost(row.line, '番号', 'id-missing', 'the row has no number')
  else if (draft.nameless) teller.lost(row.line, '氏名（英語）', 'name-missing', `the row ${id} has no name`)
  else teller.entry(draft.finish(id.slice(0, 100)), row.line)
}

/** A name without what describes its bearer and without quotes round it. What is no name by its length is not looked at. */
function bare(text: string): string {
  return text.length > 4_000 ? text : text.replace(DESCRIBES, ' ').replace(/^[“”"「]+|[“”"」]+$/g, '')
}
