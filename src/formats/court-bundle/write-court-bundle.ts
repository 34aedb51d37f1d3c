import { textDigest } from '../../model/fact.ts'
import type { ReportCase } from '../../model/report-case.ts'
import type { Letter, LetterBlock } from '../letters/letter.ts'
import { oneLine, type TellLoss } from '../report-case/clean-text.ts'
import { type DraftFile, LossBook, type ReportDraft } from '../report-case/draft.ts'
import { endReader, endText, shownWallet } from '../report-case/ends.ts'
import { refuseLacks } from '../report-case/lacks.ts'
import { moneyText } from '../report-case/money.ts'
import { type PrintedNarrative, printedNarrative } from '../report-case/printed-narrative.ts'
import { addressesCsv, indicatorsCsv, transactionsCsv } from '../report-case/report-tables.ts'
import { suspicionsOf } from '../report-case/suspicions.ts'
import { canonicalJson } from '../stix/canonical-json.ts'
import { courtLacks } from './court-lacks.ts'

/** † Rows of a list that are printed; all of them stand in the tables. */
const MOST_PRINTED = 200

/** What stands beside a case in a bundle for a court. */
export interface CourtPapers {
  /** The trace as it was kept, byte for byte; null: none. */
  readonly trace: string | null
  /** The STIX bundle of the case; null: it names nothing that others could look for. */
  readonly stix: string | null
}

/**
 * A case as a bundle for a court: a report to be read, the case as data, its tables, its STIX bundle and its trace. The report names each
 * of these by its SHA-256.
 * @throws InputError `report-incomplete`
 */
export function writeCourtBundle(told: ReportCase, papers: CourtPapers): ReportDraft {
  refuseLacks('the court bundle', courtLacks(told))
  const losses = new LossBook()
  const { tell } = losses
  const { parts, whole } = printedNarrative(told, tell)
  const data: readonly (DraftFile & { readonly content: string })[] = [
    {
      path: 'case.json',
      mediaType: 'application/json',
      about: 'the case as data (RFC 8785)',
      content: `${canonicalJson(told)}\n`,
    },
    {
      path: 'transactions.csv',
      mediaType: 'text/csv',
      about: 'all transactions',
      content: transactionsCsv(told, tell),
    },
    { path: 'addresses.csv', mediaType: 'text/csv', about: 'all addresses', content: addressesCsv(told, tell) },
    {
      path: 'indicators.csv',
      mediaType: 'text/csv',
      about: 'all technical indicators',
      content: indicatorsCsv(told, tell),
    },
    ...(papers.stix === null
      ? []
      : [
          {
            path: 'stix.json',
            mediaType: 'application/stix+json',
            about: 'addresses, transactions and indicators as STIX 2.1',
            content: papers.stix,
          },
        ]),
    ...(whole === null ? [] : [{ ...whole, content: String(whole.content) }]),
    ...(papers.trace === null
      ? []
      : [
          {
            path: 'trace.json',
            mediaType: 'application/json',
            about: 'the trace as it was kept, byte for byte',
            content: papers.trace,
          },
        ]),
  ]
  return {
    files: [
      {
        path: 'report.pdf',
        mediaType: 'application/pdf',
        about: 'the report, to be read',
        content: letterOf(told, data, parts, tell),
      },
      ...data,
    ],
    losses: losses.rows(),
  }
}

function letterOf(
  told: ReportCase,
  data: readonly (DraftFile & { readonly content: string })[],
  narrative: PrintedNarrative['parts'],
  tell: TellLoss,
): Letter {
  const { institution, officer, decision } = told
  const find = endReader(told)
  const row = (label: string, text: string | null | undefined): LetterBlock[] =>
    text === null || text === undefined || text === '' ? [] : [{ kind: 'row', label, text: oneLine(text, label, tell) }]
  const heading = (text: string): LetterBlock => ({ kind: 'heading', text })
  const more = (shown: number, all: number, file: string): LetterBlock[] =>
    all > shown ? [{ kind: 'text', text: `${shown} of ${all} are printed; all of them stand in ${file}.` }] : []
  const blocks: LetterBlock[] = [
    { kind: 'title', text: 'Report of a case' },
    ...row('Case', told.reference),
    ...row('By', [institution.name, institution.nativeName].filter(n => n !== null).join(' / ')),
    ...row('Answers for it', [officer?.name?.full, officer?.title, officer?.phone].filter(t => t).join(', ')),
    ...row('Day', told.filing.on),
    ...row('First seen', decision.detectedAt),
    ...row('Found suspicious', decision.determinedAt),
    ...row('Approved by', decision.approvedBy),
    ...row(
      'Suspected',
      suspicionsOf(told.suspicions)
        .map(s => s.en)
        .join(', '),
    ),
    ...row(
      'Period',
      told.period === null ? null : [told.period.from, told.period.to].filter(d => d !== null).join(' to '),
    ),
    ...row('Total', told.total === null ? 'not known' : moneyText(told.total)),
    heading('What happened'),
    ...narrative.flatMap((p): LetterBlock[] => [
      { kind: 'text', text: `${p.heading}:` },
      { kind: 'text', text: p.text },
    ]),
    ...(told.subjects.length === 0 ? [] : [heading('Persons')]),
    ...told.subjects.flatMap(s => [
      ...row(
        s.kind === 'person' ? 'Person' : 'Entity',
        s.name === null ? 'not known' : [s.name.full, s.name.native].filter(n => n !== null).join(' / '),
      ),
      ...row('Born or founded', s.bornOn ?? s.foundedOn),
      ...row('Relation', s.relation),
    ]),
    ...(told.addresses.length === 0 ? [] : [heading('Addresses')]),
    ...told.addresses.slice(0, MOST_PRINTED).flatMap((a): LetterBlock[] => {
      const { ledger, address } = shownWallet(a.account)
      return [
        ...row(ledger, `${a.role}${a.holder === null ? '' : ` (${a.holder})`}; source: ${a.source}`),
        { kind: 'code', text: address },
      ]
    }),
    ...more(Math.min(MOST_PRINTED, told.addresses.length), told.addresses.length, 'addresses.csv'),
    ...(told.transactions.length === 0 ? [] : [heading('Transactions')]),
    ...told.transactions
      .slice(0, MOST_PRINTED)
      .flatMap((t): LetterBlock[] => [
        ...row(
          new Date(t.at).toISOString().replace('.000Z', 'Z'),
          `${t.kind}: ${t.amount} ${t.asset}${t.values.length === 0 ? '' : `, worth ${t.values.map(moneyText).join(', ')}`}`,
        ),
        ...row('from', endText(find(t.from), 'not known')),
        ...row('to', endText(find(t.to), 'not known')),
        ...(t.tx === null ? [] : [{ kind: 'code' as const, text: oneLine(t.tx, 'transactions.tx', tell) }]),
      ]),
    ...more(Math.min(MOST_PRINTED, told.transactions.length), told.transactions.length, 'transactions.csv'),
    ...(told.actions.length === 0 ? [] : [heading('What was done')]),
    ...told.actions.flatMap(a => row(a.on, a.what)),
    heading('Evidence'),
    {
      kind: 'text',
      text: 'Each file of this bundle by its SHA-256. SHA256SUMS lists them all, this report among them, and is checked with sha256sum -c SHA256SUMS.',
    },
    ...data.flatMap((f): LetterBlock[] => [...row(f.path, f.about), { kind: 'code', text: textDigest(f.content) }]),
    ...told.evidence.flatMap((e): LetterBlock[] => [...row(e.name, e.about), { kind: 'code', text: e.sha256 }]),
  ]
  return {
    language: 'en',
    title: `Report of case ${oneLine(told.reference, 'reference', tell)}`,
    foot: `Case ${oneLine(told.reference, 'reference', tell)}`,
    pageNumber: 'page {page} of {pages}',
    at: Date.parse(`${told.filing.on}T00:00:00Z`) / 1000,
    blocks,
  }
}
