import { parseAccount, splitAccount } from '../../model/account.ts'
import type { IntelObject } from '../../model/intel-object.ts'
import type { ReportCase, ReportIndicator } from '../../model/report-case.ts'
import { ledgerTransaction } from '../stix/cordon/ledger-transaction.ts'
import { uuid5 } from '../stix/ids.ts'
import { walletObject } from '../stix/wallet.ts'
import { cutLine, type TellLoss } from './clean-text.ts'

const NAMESPACE = '7c6b9a52-8f0e-4c0b-9d57-3a6f0a5f2c11'

/**
 * What others may know of a case, as STIX objects: addresses, transactions and technical indicators. Nothing of persons, accounts, the
 * narrative, nor that there is a report: that would tip somebody off, which every one of these laws forbids.
 */
export function caseStix(told: ReportCase, tell: TellLoss): readonly IntelObject[] {
  const created = `${told.filing.on}T00:00:00.000Z`
  const objects = new Map<string, IntelObject>()
  const put = (object: IntelObject): string => {
    if (!objects.has(object.id)) objects.set(object.id, object)
    return object.id
  }
  const idOf = (type: string, what: string): string =>
    `${type}--${uuid5(NAMESPACE, `${told.institution.name} ${told.reference} ${what}`)}`
  const author = `identity--${uuid5(NAMESPACE, `institution ${told.institution.name}`)}`
  const base = (type: string, what: string): IntelObject => ({
    type,
    spec_version: '2.1',
    id: idOf(type, what),
    created_by_ref: author,
    created,
    modified: created,
  })
  put({
    type: 'identity',
    spec_version: '2.1',
    id: author,
    created,
    modified: created,
    name: cutLine(told.institution.name ?? '', 200, 'institution.name', tell),
    identity_class: 'organization',
  })
  const refs: string[] = []
  told.addresses.forEach((a, i) => {
    const { ledger, address } = splitAccount(parseAccount(a.account))
    const wallet = put(walletObject(address, ledger))
    refs.push(wallet)
    if (!a.blockable) return
    const value = String(objects.get(wallet)?.['value'])
    const indicator = put({
      ...base('indicator', `wallet ${value}`),
      name: address,
      description: cutLine(a.role, 200, `addresses.${i}.role`, tell),
      indicator_types: ['malicious-activity'],
      pattern: `[cryptocurrency-wallet:value = '${quoted(value)}']`,
      pattern_type: 'stix',
      pattern_version: '2.1',
      valid_from: created,
      external_references: [
        { source_name: 'source', description: cutLine(a.source, 500, `addresses.${i}.source`, tell) },
      ],
    })
    refs.push(indicator)
    put({
      ...base('relationship', `based-on ${value}`),
      relationship_type: 'based-on',
      source_ref: indicator,
      target_ref: wallet,
    })
  })
  for (const t of told.transactions)
    if (t.tx !== null && t.ledger !== null && t.suspicious)
      refs.push(put(ledgerTransaction(t.ledger, t.tx, t.block === null ? {} : { blockHeight: t.block })))
  told.indicators.forEach((n, i) => {
    const value = cutLine(n.value, 1000, `indicators.${i}.value`, tell)
    const pattern = patternOf(n.kind, value)
    if (pattern === null) {
      tell({ field: `indicators.${i}`, lost: `a ${n.kind} has no pattern in STIX` })
      return
    }
    refs.push(
      put({
        ...base('indicator', `${n.kind} ${value}`),
        name: value,
        indicator_types: ['malicious-activity'],
        pattern,
        pattern_type: 'stix',
        pattern_version: '2.1',
        valid_from: created,
      }),
    )
  })
  const unique = [...new Set(refs)]
  if (unique.length > 0)
    put({
      ...base('grouping', 'all'),
      name: 'Suspicious addresses, transactions and indicators',
      context: 'suspicious-activity',
      object_refs: unique,
    })
  return [...objects.values()]
}

const HASHES: Readonly<Record<number, string>> = { 32: 'MD5', 40: 'SHA-1', 64: 'SHA-256' }

function patternOf(kind: ReportIndicator['kind'], value: string): string | null {
  const v = quoted(value)
  switch (kind) {
    case 'ip':
    case 'control-ip':
      return `[${value.includes(':') ? 'ipv6-addr' : 'ipv4-addr'}:value = '${v}']`
    case 'domain':
    case 'control-domain':
      return /^[a-z]+:\/\//i.test(value) ? `[url:value = '${v}']` : `[domain-name:value = '${v}']`
    case 'email':
      return `[email-addr:value = '${v}']`
    case 'mac':
      return `[mac-addr:value = '${v.toLowerCase()}']`
    case 'file-name':
      return `[file:name = '${v}']`
    case 'malware-hash': {
      const hash = /^[0-9a-fA-F]+$/.test(value) ? HASHES[value.length] : undefined
      return hash === undefined ? null : `[file:hashes.'${hash}' = '${v.toLowerCase()}']`
    }
    default:
      return null
  }
}

function quoted(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
}
