import type { ReportCase, ReportTransaction } from '../../model/report-case.ts'
import { cleanText, cutLine } from '../report-case/clean-text.ts'
import { LossBook, type ReportDraft } from '../report-case/draft.ts'
import { endReader, type KnownEnd, shownWallet } from '../report-case/ends.ts'
import { refuseLacks } from '../report-case/lacks.ts'
import { inCurrency } from '../report-case/money.ts'
import { suspicionsOf } from '../report-case/suspicions.ts'
import { branch, leaf, writeXml, type XmlElement } from '../report-case/xml-element.ts'
import { CODES, modeOf, STATES } from './goaml-codes.ts'
import { goamlLacks } from './goaml-lacks.ts'
import { clientEntity, clientPerson, nameParts, otherEntity, otherPerson } from './goaml-people.ts'
import { dayTime, GoamlText, latinName, momentTime } from './goaml-text.ts'

/** The currency of the authority whose codes these are. */
const LOCAL = 'AED'
/** Reason, action and comments take so many characters. */
const MOST_COMMENT = 8000
/** Files of a report. */
export const GOAML_FILES = { xml: 'goaml.xml', narrative: 'narrative.txt' } as const

/**
 * A case as a goAML report (schema 5.0.2, codes of the United Arab Emirates): its transactions, and addresses and subjects that stand in
 * none of them as parties of an activity.
 * @throws InputError `report-incomplete`
 */
export function writeGoaml(told: ReportCase): ReportDraft {
  refuseLacks('the goAML report', goamlLacks(told, LOCAL))
  const losses = new LossBook()
  const maker = new GoamlMaker(told, new GoamlText(losses.tell))
  const xml = writeXml(maker.report())
  const { narrative } = maker
  return {
    files: [
      { path: GOAML_FILES.xml, mediaType: 'application/xml', about: 'goAML report', content: xml },
      ...(narrative === null
        ? []
        : [
            {
              path: GOAML_FILES.narrative,
              mediaType: 'text/plain',
              about: 'the whole narrative, to be attached',
              content: narrative,
            },
          ]),
    ],
    losses: losses.rows(),
  }
}

class GoamlMaker {
  readonly #told: ReportCase
  readonly #w: GoamlText
  readonly #find: (end: ReportTransaction['from']) => KnownEnd
  /** Null: all of it stands in the report. */
  narrative: string | null = null

  constructor(told: ReportCase, w: GoamlText) {
    this.#told = told
    this.#w = w
    this.#find = endReader(told)
  }

  report(): XmlElement {
    const told = this.#told
    const w = this.#w
    const { transactions, officer, filing, institution } = told
    const activity = this.#activity()
    return branch('report', [
      leaf('rentity_id', String(institution.goamlId)),
      leaf('submission_code', CODES.electronic),
      leaf('report_code', transactions.length > 0 ? CODES.withTransactions : CODES.withoutTransactions),
      w.text('entity_reference', told.reference, 255, 'reference'),
      w.text('fiu_ref_number', filing.priorNumber, 255, 'filing.priorNumber'),
      leaf('submission_date', dayTime(filing.on ?? '')),
      leaf('currency_code_local', LOCAL),
      branch('reporting_person', officer?.name ? nameParts(officer.name, 'officer.name', w) : []),
      leaf('reason', this.#reason()),
      w.text('action', told.actions.map(a => `${a.on}: ${a.what}`).join(' ') || null, MOST_COMMENT, 'actions'),
      ...transactions.map((t, i) => this.#transaction(t, i)),
      activity,
      branch(
        'report_indicators',
        [...new Set(suspicionsOf(told.suspicions).flatMap(s => s.goaml ?? []))].map(code => leaf('indicator', code)),
      ),
    ])
  }

  #reason(): string {
    const { tell } = this.#w
    const whole = this.#told.narrative
      .map(
        (part, i) =>
          `${cleanText(part.heading, `narrative.${i}.heading`, tell)}\n${cleanText(part.text, `narrative.${i}.text`, tell)}`,
      )
      .join('\n\n')
    const points = [...whole]
    if (points.length <= MOST_COMMENT) return whole
    this.narrative = `${whole}\n`
    const says = `\n[${points.length} characters in all; the whole stands in the attachment ${GOAML_FILES.narrative}]`
    tell({
      field: 'narrative',
      lost: `what is beyond ${MOST_COMMENT} characters; the whole stands in ${GOAML_FILES.narrative}`,
    })
    return points.slice(0, MOST_COMMENT - says.length).join('') + says
  }

  #transaction(t: ReportTransaction, i: number): XmlElement {
    const w = this.#w
    const field = `transactions.${i}`
    const place = t.ledger === null ? (this.#told.institution.name ?? '') : `ledger ${t.ledger}`
    const says = [
      // The schema's times have no zone.
      `${t.kind} of ${t.amount} ${t.asset} at ${momentTime(t.at)} UTC`,
      t.tx === null ? null : `transaction hash ${t.tx}`,
      t.block === null ? null : `block ${t.block}`,
      t.note,
    ]
    return branch('transaction', [
      w.text('transactionnumber', t.id, 100, `${field}.id`),
      leaf('transaction_is_suspicious', String(t.suspicious)),
      w.text('transaction_location', place, 255, `${field}.ledger`),
      w.text('transaction_description', says.filter(s => s !== null).join('; '), MOST_COMMENT, `${field}.note`),
      leaf('date_transaction', momentTime(t.at)),
      leaf('transmode_code', modeOf(t.kind)),
      leaf('transmode_comment', CODES.one),
      leaf('amount_local', inCurrency(t.values, LOCAL)),
      this.#side('from', this.#find(t.from), t, field),
      this.#side('to', this.#find(t.to), t, field),
    ])
  }

  #side(side: 'from' | 'to', end: KnownEnd, t: ReportTransaction, field: string): XmlElement {
    const own = end.kind === 'account' && end.account.at === null
    const fiat = t.kind === 'fiat-in' || t.kind === 'fiat-out'
    const country = end.kind === 'account' ? (end.account.at?.country ?? this.#told.institution.address?.country) : null
    return branch(`t_${side}${own ? '_my_client' : ''}`, [
      leaf(`${side}_funds_code`, fiat ? CODES.funds : CODES.crypto),
      leaf(`${side}_funds_comment`, cutLine(`${t.amount} ${t.asset}`, 255, `${field}.asset`, this.#w.tell)),
      this.#account(`${side}_account`, end, `${field}.${side}`),
      leaf(`${side}_country`, country ?? CODES.unknown),
    ])
  }

  #account(element: string, end: KnownEnd, field: string): XmlElement {
    const w = this.#w
    const { institution } = this.#told
    if (end.kind === 'wallet') return this.#wallet(element, end, field)
    if (end.kind === 'unknown')
      return branch(element, [
        leaf('institution_name', 'Unknown'),
        leaf('institution_code', 'UNKNOWN'),
        leaf('account', 'UNKNOWN'),
        leaf('account_name', 'Unknown'),
        leaf('account_type', CODES.unknown),
      ])
    const { account, holders } = end
    const names = holders.map(h => latinName(h.name)).join(' - ') || 'Unknown'
    if (account.at !== null)
      return branch(element, [
        w.text('institution_name', account.at.name, 255, 'accounts.at.name'),
        w.text('institution_code', account.at.code ?? 'UNKNOWN', 50, 'accounts.at.code'),
        w.text('account', account.number, 255, 'accounts.number'),
        w.name('account_name', names, 255, 'subjects.name.full'),
        leaf('account_type', CODES.unknown),
      ])
    return branch(element, [
      w.text('institution_name', institution.name, 255, 'institution.name'),
      leaf('institution_code', String(institution.goamlId)),
      leaf('non_bank_institution', String(institution.kind !== 'bank')),
      w.text('branch', this.#told.branch?.city ?? 'none', 255, 'branch.city'),
      w.text('account', account.number, 255, 'accounts.number'),
      leaf('currency_code', account.currency),
      w.name('account_name', names, 255, 'subjects.name.full'),
      leaf('account_type', CODES.unknown),
      ...holders
        .filter(h => h.kind === 'entity')
        .slice(0, 1)
        .map(h => clientEntity(h, this.#acting(h.representatives), this.#field(h.id), w)),
      ...this.#signatories(end).map(({ subject, field: at }) =>
        branch('signatory', [clientPerson('t_person', subject, at, w), leaf('role', CODES.primaryHolder)]),
      ),
      leaf('opened', account.openedOn === null ? null : dayTime(account.openedOn)),
      leaf('closed', account.closedOn === null ? null : dayTime(account.closedOn)),
      leaf('status_code', account.status === null ? CODES.unknown : STATES[account.status]),
      w.text('beneficiary', names, 50, 'subjects.name.full'),
    ])
  }

  #wallet(element: string, end: Extract<KnownEnd, { kind: 'wallet' }>, field: string, about?: string): XmlElement {
    const w = this.#w
    return branch(element, [
      w.text('institution_name', end.holder ?? 'none: wallet of a public ledger', 255, `${field}.holder`),
      leaf('institution_code', end.holder === null ? 'UNHOSTED' : 'UNKNOWN'),
      leaf('account', cutLine(end.address, 255, field, w.tell)),
      w.name(
        'account_name',
        /[A-Za-z]/.test(end.holder ?? '') ? `Wallet - ${end.holder}` : 'Wallet',
        255,
        `${field}.holder`,
      ),
      leaf('account_type', CODES.cryptoWallet),
      w.text('comments', about ?? `ledger ${end.ledger}`, MOST_COMMENT, field),
    ])
  }

  // What no transaction names: else it would not be in the report at all.
  #activity(): XmlElement | null {
    const told = this.#told
    const w = this.#w
    const named = new Set(
      told.transactions.flatMap(t => [t.from, t.to]).flatMap(e => (e !== null && 'wallet' in e ? [e.wallet] : [])),
    )
    const clients = new Set(
      told.transactions
        .flatMap(t => [this.#find(t.from), this.#find(t.to)])
        .flatMap(e =>
          e.kind === 'account' && e.account.at === null
            ? [...e.holders.map(h => h.id), ...e.holders.flatMap(h => h.representatives)]
            : [],
        ),
    )
    const people = told.subjects.flatMap((s, i) => {
      if (clients.has(s.id)) return []
      const one =
        s.kind === 'person'
          ? otherPerson('person', s, `subjects.${i}`, w)
          : otherEntity('entity', s, `subjects.${i}`, w)
      return [branch('report_party', [one, leaf('is_suspected', 'true'), leaf('reason', 'subject of the report')])]
    })
    const wallets = told.addresses.flatMap((a, i) => {
      if (named.has(a.account)) return []
      const end = { kind: 'wallet' as const, ...shownWallet(a.account), holder: a.holder }
      return [
        branch('report_party', [
          this.#wallet('account', end, `addresses.${i}`),
          leaf('is_suspected', String(a.blockable)),
          w.text('reason', `${a.role}; source: ${a.source}`, MOST_COMMENT, `addresses.${i}.role`),
        ]),
      ]
    })
    const parties = [...people, ...wallets]
    return parties.length === 0 ? null : branch('activity', [branch('report_parties', parties)])
  }

  #signatories(end: Extract<KnownEnd, { kind: 'account' }>) {
    return this.#acting(end.holders.flatMap(h => (h.kind === 'person' ? [h.id] : h.representatives)))
  }

  #acting(ids: readonly string[]) {
    return ids.flatMap(id => {
      const subject = this.#told.subjects.find(s => s.id === id)
      return subject === undefined ? [] : [{ subject, field: this.#field(id) }]
    })
  }

  #field(id: string): string {
    return `subjects.${this.#told.subjects.findIndex(s => s.id === id)}`
  }
}
