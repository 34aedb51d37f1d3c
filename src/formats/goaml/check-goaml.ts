import { childrenOf, childText, type ReadElement } from '../report-case/read-xml.ts'
import type { XmlFault } from '../sarx/check-sarx.ts'

const NEEDED = [
  'rentity_id',
  'submission_code',
  'report_code',
  'entity_reference',
  'currency_code_local',
  'report_indicators',
]
const CURRENCY = /^[A-Z]{3,5}$/

/**
 * Looks at a goAML report for what every country's schema asks: the head, a transaction or an activity, both sides of each transaction, and
 * numbers that are told apart. Codes are each country's own: `xmllint --schema` holds them against that country's schema.
 */
export function checkGoaml(root: ReadElement): readonly XmlFault[] {
  const faults: XmlFault[] = []
  const add = (element: ReadElement, fault: string): void => {
    faults.push({ line: element.line, fault })
  }
  if (root.name !== 'report') {
    add(root, 'the root is not report')
    return faults
  }
  for (const name of NEEDED) if (childrenOf(root, name).length !== 1) add(root, `there must be one ${name}`)
  if (childrenOf(root, 'submission_date').length + childrenOf(root, 'report_date').length !== 1)
    add(root, 'there must be one submission_date or report_date')
  if (!CURRENCY.test(childText(root, 'currency_code_local') ?? '')) add(root, 'currency_code_local is no currency')
  const transactions = childrenOf(root, 'transaction')
  if (transactions.length + childrenOf(root, 'activity').length === 0)
    add(root, 'there is neither a transaction nor an activity')
  const numbers = new Set<string>()
  for (const t of transactions) {
    const number = childText(t, 'transactionnumber') ?? ''
    if (number === '' || numbers.has(number)) add(t, `transactionnumber "${number}" is missing or stands there twice`)
    numbers.add(number)
    const sides = (side: string): number =>
      childrenOf(t, `t_${side}`).length + childrenOf(t, `t_${side}_my_client`).length
    if (childrenOf(t, 'involved_parties').length === 0 && (sides('from') !== 1 || sides('to') !== 1))
      add(t, 'a transaction has one side from and one side to')
    if (!/^\d+(\.\d+)?$/.test(childText(t, 'amount_local') ?? '')) add(t, 'amount_local is no amount')
  }
  return faults
}
