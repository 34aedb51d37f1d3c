import { showInstant } from '../../model/instant.ts'
import type { LetterTemplate } from './letter.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** The letter in English. */
export const EN: LetterTemplate = {
  language: 'en',
  words: `
> No. {number}
> {date}

{addressee}
Attention: compliance and legal department

> {requester}

# Request to freeze crypto assets

{standing}

Dear Sir or Madam,

We are investigating a theft of crypto assets. Part of what was stolen has reached the accounts named below, which we believe you are able to restrain. On the legal basis stated here we ask you to freeze the assets without delay and to keep them frozen until we write to you again or the law obliges you to release them.

## 1. What we ask you to freeze
| Ledger | {ledger}
| Accounts |
! {accounts}
| Asset | {asset}
! {assetId}
| Amount | {amount}

## 2. Legal basis
| Jurisdiction | {jurisdiction}
| Provision | {reference}
| Grounds | {grounds}

## 3. Evidence
| Case | {case}
| SHA-256 of the kept trace |
! {evidence}
The trace can be computed again from public ledger data; we send it to you on request.

## 4. Your answer
| Answer due | {answerBy}
| Request ends | {validUntil}
| Contact | {contact}

Please confirm receipt first. Then tell us how much you have frozen, in exact base units, on which date and until when; or, if you freeze less than we ask for or nothing, why. If a freeze proves to be mistaken we withdraw this request in writing and ask you to release the assets at once.

Please keep this letter and the fact that you received it confidential: {marking}.

Yours faithfully,

> {requester}
`,
  pageNumber: 'Page {page} of {pages}',
  day: at => {
    const [year, month, day] = showInstant(at).slice(0, 10).split('-').map(Number)
    return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
  },
  moment(at) {
    return `${this.day(at)}, ${showInstant(at).slice(11, 16)} UTC`
  },
  country: code => new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code,
  amount: (units, symbol, base) => (units === null ? `${base} base units` : `${units} ${symbol} (${base} base units)`),
  all: symbol => (symbol === null ? 'All of it that the accounts hold' : `All ${symbol} that the accounts hold`),
  marking: marking =>
    marking === 'red'
      ? 'TLP:RED, for the addressees of this letter only'
      : 'TLP:AMBER+STRICT, for your organisation only',
  standing: (state, withdrawnAt, reason) => {
    if (withdrawnAt !== null && state !== 'released')
      return `WITHDRAWN on ${EN.moment(withdrawnAt)}. Reason: ${reason}. Please release whatever was frozen because of this request.`
    const words: Readonly<Record<string, string>> = {
      drafted: 'DRAFT, not sent',
      expired: 'This request has ended: it is no longer in force.',
      refused: 'This request was refused: it is no longer in force.',
      released: 'What was frozen has been released: this request is no longer in force.',
    }
    return words[state] ?? 'Urgent: the assets can be moved at any moment.'
  },
  none: {
    asset: 'no name is known for it',
    case: 'not told',
    evidence: 'No kept trace goes with this request',
    validUntil: 'Until it is withdrawn',
  },
}
