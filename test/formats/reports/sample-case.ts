import { readReportCase } from '../../../src/formats/report-case/read-report-case.ts'
import type { ReportCase } from '../../../src/model/report-case.ts'

/** The wallet that first received what was stolen from Bybit on 2025-02-21 (FBI, PSA I-022625-PSA), and the transaction (Etherscan). */
export const BYBIT_WALLET = 'eip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2'
export const BYBIT_TX = '0xb61413c495fdad6114a7aa863a00b2e3c28945979a10885b12b30316ea9f072c'

/** A made-up exchange that reports a deposit of that loot, with all that any form asks for. */
export function sampleJson(): Record<string, unknown> {
  const address = { street: '1 Example Street', city: 'New York', region: 'NY', postcode: '10001', country: 'US' }
  const passport = {
    kind: 'passport',
    number: 'M1234567',
    country: 'KR',
    issuedOn: '2020-01-02',
    expiresOn: '2030-01-02',
  }
  return {
    schema: 'cordon.report-case/1',
    reference: 'EX-2025-0042',
    filing: { on: '2025-03-03', note: 'CYBER FIN-2025-EX' },
    institution: {
      name: 'Example Exchange & Trust Inc.',
      nativeName: '예시거래소',
      regulator: 'irs',
      address,
      phone: '+1 212 555 0100',
      email: 'compliance@exchange.example',
      representative: 'Pat Head',
      goamlId: 4711,
      identifications: [
        { kind: 'employer-number', number: '12-3456789', country: 'US' },
        { kind: 'transmitter-code', number: 'PEXAMPLE', country: 'US' },
      ],
    },
    officer: {
      name: { full: 'Alex Officer', given: 'Alex', family: 'Officer' },
      office: 'Compliance',
      title: 'reporting officer',
      phone: '+1 212 555 0101',
      email: 'officer@exchange.example',
    },
    contact: {
      name: { full: 'Kim Contact', given: 'Kim', family: 'Contact' },
      office: 'Financial Intelligence Unit',
      phone: '+1 212 555 0102',
    },
    lawEnforcement: [
      { agency: 'Federal Bureau of Investigation', person: 'Sam Agent', phone: '2125550103', on: '2025-02-27' },
    ],
    victim: {
      name: 'Example Exchange & Trust Inc.',
      kind: 'business',
      address,
      phone: '+1 212 555 0100',
      businessContact: 'Pat Head',
    },
    subjects: [
      {
        id: 's1',
        kind: 'person',
        name: { full: 'Hong Gildong', given: 'Gildong', family: 'Hong', native: '홍길동', alsoKnownAs: ['G. D. Hong'] },
        gender: 'male',
        bornOn: '1990-04-05',
        nationality: 'KR',
        residence: 'KR',
        address: { street: '10 Sejong-daero', city: 'Seoul', region: 'Seoul', postcode: '04520', country: 'KR' },
        phones: [{ kind: 'mobile', number: '+82 10 0000 0000' }],
        emails: ['hong@mail.example'],
        identifications: [passport],
        occupation: 'designer',
        relation: 'customer',
      },
    ],
    accounts: [
      { id: 'a1', number: '000123', holders: ['s1'], currency: 'USD', openedOn: '2024-12-01', status: 'frozen' },
    ],
    transactions: [
      {
        id: 't1',
        at: '2025-02-26T10:11:12Z',
        kind: 'deposit',
        from: { wallet: BYBIT_WALLET },
        to: { account: 'a1' },
        ledger: 'eip155:1',
        tx: BYBIT_TX,
        block: 21895238,
        asset: 'ETH',
        amount: '12.5',
        values: [
          { currency: 'USD', amount: '31250.40' },
          { currency: 'AED', amount: '114766.09' },
          { currency: 'KRW', amount: '44800000' },
          { currency: 'JPY', amount: '4650000' },
        ],
      },
    ],
    addresses: [
      {
        account: BYBIT_WALLET,
        role: 'received the stolen ether',
        blockable: true,
        source: 'FBI, PSA I-022625-PSA of 2025-02-26',
      },
    ],
    indicators: [
      { kind: 'ip', value: '192.0.2.44', at: '2025-02-26T10:00:00Z', about: 'log-in' },
      { kind: 'domain', value: 'stock-invest.example', about: 'lure' },
    ],
    suspicions: ['theft', 'mixer', 'sanctions', 'out-of-pattern'],
    period: { from: '2025-02-26', to: '2025-02-27' },
    total: { currency: 'USD', amount: '31250.40' },
    narrative: [
      {
        heading: 'Summary',
        text: 'On 26 February 2025 a customer received ether that was stolen from Bybit.\n\nThe deposit was held.',
      },
    ],
    decision: {
      detectedAt: '2025-02-26T10:20:00Z',
      determinedAt: '2025-02-27T01:00:00Z',
      by: 'Alex Officer',
      approvedBy: 'Pat Head',
      reason: 'The deposit comes straight from an address that the FBI named.',
    },
    actions: [{ on: '2025-02-26', what: 'The account was frozen.' }],
    evidence: [{ name: 'trace of the theft', sha256: 'ab'.repeat(32), about: 'kept by the institution' }],
  }
}

/** {@link sampleJson}, read; with other members put in place. */
export function sampleCase(other: Readonly<Record<string, unknown>> = {}): ReportCase {
  return readReportCase({ ...sampleJson(), ...other })
}
