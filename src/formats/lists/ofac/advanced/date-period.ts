import type { PartialDate } from '../../../../model/list-entry.ts'
import { type DateParts, dateParts, OFAC_DATES, spanOf } from '../../partial-date.ts'

type Fields = Record<string, string>

function partsOf(of: Fields | undefined): DateParts | null {
  const number = (text: string | undefined): number | null =>
    text === undefined || !/^\d{1,4}$/.test(text) || Number(text) === 0 ? null : Number(text)
  const year = number(of?.['Year'])
  return of === undefined || year === null ? null : dateParts(year, number(of['Month']), number(of['Day']), OFAC_DATES)
}

/** A DatePeriod while it is read: from the earliest to the latest day on which it can have been. */
export class DatePeriod {
  private readonly ends = new Map<string, Fields>()
  private edge = ''
  private at: Fields | null = null
  private approximate = false

  open(name: string, approximate: string | undefined): void {
    if (name === 'Start' || name === 'End') {
      this.edge = name
      if (approximate === 'true') this.approximate = true
    } else if (name === 'From' || name === 'To') {
      this.at = {}
      this.ends.set(this.edge + name, this.at)
    }
  }

  close(name: string, text: string): void {
    if (this.at !== null && (name === 'Year' || name === 'Month' || name === 'Day')) this.at[name] = text
  }

  /** Null where it holds no date. */
  read(): PartialDate | null {
    const end = (...names: string[]): DateParts | null =>
      partsOf(names.map(n => this.ends.get(n)).find(f => f !== undefined))
    const from = end('StartFrom', 'StartTo', 'EndFrom', 'EndTo')
    const to = end('EndTo', 'EndFrom', 'StartTo', 'StartFrom')
    return from === null || to === null ? null : spanOf(from, to, this.approximate)
  }
}
