import { childrenOf, childText, type ReadElement } from '../report-case/read-xml.ts'
import { PARTY } from './sarx-codes.ts'
import { MOST_INDICATORS } from './sarx-indicators.ts'
import { BLOCK, MOST_NARRATIVE } from './sarx-narrative.ts'

/** Something that FinCEN would refuse or warn of. */
export interface XmlFault {
  /** 1-based. */
  readonly line: number
  readonly fault: string
}

const NEEDED = [
  [PARTY.transmitter, 'transmitter'],
  [PARTY.transmitterContact, 'transmitter contact'],
  [PARTY.reporting, 'reporting institution'],
  [PARTY.contact, 'contact'],
  [PARTY.location, 'transaction location'],
  [PARTY.subject, 'subject'],
] as const

/**
 * Holds a batch file against what FinCEN's schema and its guide say together and xmllint alone cannot see: the counts of the root, numbers
 * that are told apart, the parties that must be there, lengths, and no space or unprintable character where none may be.
 */
export function checkSarx(root: ReadElement): readonly XmlFault[] {
  const faults: XmlFault[] = []
  const add = (element: ReadElement, fault: string): void => {
    faults.push({ line: element.line, fault })
  }
  if (root.name !== 'EFilingBatchXML' || root.namespace !== 'www.fincen.gov/base') {
    add(root, 'the root is not EFilingBatchXML of www.fincen.gov/base')
    return faults
  }
  if (childText(root, 'FormTypeCode') !== 'SARX') add(root, 'FormTypeCode is not SARX')
  const activities = childrenOf(root, 'Activity')
  const parties = activities.flatMap(a => childrenOf(a, 'Party'))
  const subjects = parties.filter(p => childText(p, 'ActivityPartyTypeCode') === PARTY.subject)
  const totals = activities
    .flatMap(a => childrenOf(a, 'SuspiciousActivity'))
    .map(s => childText(s, 'TotalSuspiciousAmountText') ?? '')
  const sum = totals.reduce((n, t) => n + (/^\d+$/.test(t) ? BigInt(t) : 0n), 0n)
  const attached = activities.filter(a => childrenOf(a, 'ActivitySupportDocument').length > 0).length
  const count = (name: string, found: bigint | number): void => {
    if (root.attributes[name] !== String(found))
      add(root, `${name} is ${root.attributes[name] ?? 'missing'}, there are ${found}`)
  }
  count('ActivityCount', activities.length)
  count('PartyCount', subjects.length)
  count('TotalAmount', sum)
  count('ActivityAttachmentCount', attached)
  count('AttachmentCount', attached)
  if (activities.length === 0) add(root, 'there is no Activity')
  for (const activity of activities) checkActivity(activity, add)
  checkNumbers(root, add)
  return faults
}

type Add = (element: ReadElement, fault: string) => void

function checkActivity(activity: ReadElement, add: Add): void {
  const types = childrenOf(activity, 'Party').map(p => childText(p, 'ActivityPartyTypeCode'))
  for (const [code, name] of NEEDED) if (!types.includes(code)) add(activity, `there is no Party ${code}, ${name}`)
  const most = (name: string, limit: number): readonly ReadElement[] => {
    const found = childrenOf(activity, name)
    if (found.length > limit) add(activity, `${found.length} of ${name}, at most ${limit}`)
    return found
  }
  most('ActivityIPAddress', MOST_INDICATORS)
  const indicators = most('CyberEventIndicators', MOST_INDICATORS)
  const values = indicators.map(
    i => `${childText(i, 'CyberEventIndicatorsTypeCode')} ${childText(i, 'EventValueText')}`,
  )
  values.forEach((value, i) => {
    const at = indicators[i]
    if (at && values.indexOf(value) < i) add(at, `the indicator ${value.slice(0, 80)} stands there twice`)
  })
  const blocks = most('ActivityNarrativeInformation', 5)
  if (blocks.length === 0) add(activity, 'there is no narrative')
  const lengths = blocks.map(b => [...(childText(b, 'ActivityNarrativeText') ?? '')].length)
  lengths.forEach((length, i) => {
    const at = blocks[i]
    if (at && length > BLOCK) add(at, `a block of ${length} characters, at most ${BLOCK}`)
    if (at && childText(at, 'ActivityNarrativeSequenceNumber') !== String(i + 1))
      add(at, `block ${i + 1} has another number`)
  })
  const all = lengths.reduce((a, b) => a + b, 0)
  if (all > MOST_NARRATIVE) add(activity, `a narrative of ${all} characters, at most ${MOST_NARRATIVE}`)
}

function checkNumbers(root: ReadElement, add: Add): void {
  const seen = new Set<string>()
  const visit = (element: ReadElement): void => {
    const { SeqNum: number } = element.attributes
    if (number !== undefined) {
      if (!/^\d{1,18}$/.test(number)) add(element, `SeqNum ${number} is no number`)
      if (seen.has(number)) add(element, `SeqNum ${number} stands there twice`)
      seen.add(number)
    } else if (element.children.length > 0 && element !== root) add(element, `${element.name} has no SeqNum`)
    if (element.children.length === 0) checkText(element, add)
    for (const child of element.children) visit(child)
  }
  visit(root)
}

function checkText(element: ReadElement, add: Add): void {
  const { text, name } = element
  if (text === '') add(element, `${name} is empty`)
  else if (text !== text.trim()) add(element, `${name} begins or ends with a space`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f]/.test(text)) add(element, `${name} has an unprintable character`)
}
