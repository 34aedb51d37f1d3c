import type { ReportCase } from '../../model/report-case.ts'
import type { Letter, LetterBlock } from '../letters/letter.ts'
import { LossBook, type ReportDraft } from '../report-case/draft.ts'
import { refuseLacks } from '../report-case/lacks.ts'
import type { LegalNote } from '../report-case/legal-note.ts'
import { printedNarrative } from '../report-case/printed-narrative.ts'
import { addressesCsv, transactionsCsv } from '../report-case/report-tables.ts'
import { strLacks } from './str-lacks.ts'
import { type StrRow, type StrSection, strSections } from './str-sections.ts'
import type { StrField, StrWords } from './str-words.ts'

/**
 * A case as a draft for KoFIU or JAFIC: each field of the form, also those of which nothing is told, as a letter, as JSON, and with its
 * tables. No public file format of either is known; the draft says so.
 * @throws InputError `report-incomplete`
 */
export function writeStrDraft(told: ReportCase, words: StrWords, law: LegalNote): ReportDraft {
  refuseLacks(words.name, strLacks(told, words))
  const losses = new LossBook()
  const { parts, whole } = printedNarrative(told, losses.tell)
  const sections = strSections(told, words, law, parts, losses.tell)
  const json = {
    schema: 'cordon.str-draft/1',
    form: words.form,
    notice: words.notice,
    sections: sections.map(s => ({ title: s.title, fields: s.rows, text: s.text })),
  }
  return {
    files: [
      {
        path: `${words.form}.pdf`,
        mediaType: 'application/pdf',
        about: words.title,
        content: letterOf(told, words, sections),
      },
      {
        path: `${words.form}.json`,
        mediaType: 'application/json',
        about: words.title,
        content: `${JSON.stringify(json, null, 2)}\n`,
      },
      {
        path: 'transactions.csv',
        mediaType: 'text/csv',
        about: 'transactions',
        content: transactionsCsv(told, losses.tell),
      },
      { path: 'addresses.csv', mediaType: 'text/csv', about: 'addresses', content: addressesCsv(told, losses.tell) },
      ...(whole === null ? [] : [whole]),
    ],
    losses: losses.rows(),
  }
}

/** Fields that hold addresses, hashes and digests, which no line may break. */
const UNBROKEN: readonly StrField[] = ['from', 'to', 'tx', 'addresses', 'evidence']

function rowBlocks({ key, label, value }: StrRow, none: string): readonly LetterBlock[] {
  if (value === null || !UNBROKEN.includes(key)) return [{ kind: 'row', label, text: value ?? none }]
  return [{ kind: 'row', label, text: '' }, ...value.split('\n').map((text): LetterBlock => ({ kind: 'code', text }))]
}

function letterOf(told: ReportCase, words: StrWords, sections: readonly StrSection[]): Letter {
  const blocks: LetterBlock[] = [
    { kind: 'title', text: words.title },
    { kind: 'text', text: words.notice },
    { kind: 'text', text: words.addressee },
    ...sections.flatMap((section): LetterBlock[] => [
      { kind: 'heading', text: section.title },
      ...section.rows.flatMap(row => rowBlocks(row, words.none)),
      ...section.text.map((text): LetterBlock => ({ kind: 'text', text })),
    ]),
  ]
  return {
    language: words.language,
    title: words.title,
    foot: `${words.title} / ${told.reference}`,
    pageNumber: words.pageNumber,
    at: Date.parse(`${told.filing.on}T00:00:00Z`) / 1000,
    blocks,
  }
}
