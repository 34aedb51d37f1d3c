/** A table of one format as its exporter writes it: a header, a good row, and cells that spoil the row. */
export interface TableSample {
  /** Column → cell of a good row, for every column that the format must have. */
  readonly required: Readonly<Record<string, string>>
  /** Columns that the format may have. */
  readonly further?: Readonly<Record<string, string>>
  /** Cells that spoil the row: column, cell, and the code of the refusal. */
  readonly spoilt: readonly (readonly [column: string, cell: string, code: string])[]
}

// The addresses are EIP-55's own examples; the token is Tether USD.
const FROM = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const TO = '0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359'
const WRONG = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD'
const TETHER = '0xdac17f958d2ee523a2206206994597c13d831ec7'
const TX = `0x${'5c'.repeat(32)}`

const ETHERSCAN = {
  'Transaction Hash': TX,
  Blockno: '21895319',
  UnixTimestamp: '1740148187',
  From: FROM,
  'Value_IN(ETH)': '0',
  'Value_OUT(ETH)': '10000.25',
}
const ETHERSCAN_FURTHER = {
  'DateTime (UTC)': '2025-02-21 14:29:47',
  ContractAddress: '',
  'CurrentValue @ $2548.24/Eth': '25483037.06',
  'Historical $Price/Eth': '2661.41',
  Status: '',
  ErrCode: '',
}
const ETHERSCAN_SPOILT = [
  ['Transaction Hash', '0x12', 'tx-malformed'],
  ['Blockno', '-4', 'block-malformed'],
  ['UnixTimestamp', '1230940799', 'time-out-of-range'],
  ['From', WRONG, 'address-checksum'],
  ['Value_OUT(ETH)', '-1', 'amount-malformed'],
  ['Value_OUT(ETH)', '0.0000000000000000001', 'amount-too-precise'],
  ['Status', 'perhaps', 'status-unknown'],
] as const
const ETL_SPOILT = [
  ['from_address', WRONG, 'address-checksum'],
  ['to_address', '0x', 'address-malformed'],
  ['value', '1.5', 'amount-malformed'],
  ['value', '1e18', 'amount-malformed'],
  ['value', (2n ** 256n).toString(), 'amount-too-large'],
  ['block_number', '', 'block-malformed'],
  ['block_timestamp', '4102444801', 'time-out-of-range'],
] as const

/** One sample for each format, by the format's name. */
export const TABLE_SAMPLES: Readonly<Record<string, TableSample>> = {
  transfers: {
    required: {
      ledger: 'eip155:1',
      tx_hash: TX,
      log_index: '7',
      block: '21895319',
      time: '2025-02-21T14:29:47Z',
      from: FROM,
      to: TO,
      asset: `eip155:1/erc20:${TETHER}`,
      amount: '1000000',
    },
    spoilt: [
      ['ledger', 'no ledger', 'ledger-unknown'],
      ['ledger', 'constructor', 'ledger-unknown'],
      ['ledger', 'eip155:one', 'ledger-unknown'],
      ['ledger', 'eip155:01', 'ledger-unknown'],
      ['tx_hash', TX.slice(0, -1), 'tx-malformed'],
      ['log_index', '2147483648', 'index-malformed'],
      ['block', '1.0', 'block-malformed'],
      ['time', '2025-02-30', 'time-malformed'],
      ['from', WRONG, 'address-checksum'],
      ['to', '', 'address-malformed'],
      ['asset', 'eip155:56/slip44:60', 'asset-other-ledger'],
      ['asset', 'eip155:1/erc20:hello', 'address-malformed'],
      ['asset', `eip155:1/erc20:${WRONG}`, 'address-checksum'],
      ['amount', '-1', 'amount-malformed'],
      ['amount', '1.5', 'amount-malformed'],
      ['amount', 'NaN', 'amount-malformed'],
      ['amount', (2n ** 256n).toString(), 'amount-too-large'],
    ],
  },
  flows: {
    required: {
      Timestamp: '2023-01-13 20:34:11',
      Block: '16400290',
      Tx_hash: TX,
      From: FROM,
      From_label: 'Harmony Bridge Hacker 45 SRC',
      To: TO,
      To_label: '',
      Value_in_USD: '200000.0',
    },
    spoilt: [
      ['Timestamp', 'soon', 'time-malformed'],
      ['From', WRONG, 'address-checksum'],
      ['Value_in_USD', '-5', 'amount-malformed'],
      ['Value_in_USD', 'nan', 'amount-malformed'],
      ['Value_in_USD', 'inf', 'amount-malformed'],
    ],
  },
  'trace-table': {
    required: {
      hop: '1',
      tx_hash: TX,
      block: '21895319',
      timestamp_utc: '2025-02-21 14:29:47',
      from: FROM,
      to: TO,
      amount: '90000.25',
      asset: 'USDT',
      kind: 'erc20',
      contract: TETHER,
      spam: 'no',
    },
    spoilt: [
      ['contract', '', 'address-malformed'],

      ['amount', '0.0000001', 'amount-too-precise'],
      ['from', WRONG, 'address-checksum'],
    ],
  },
  'etherscan-normal': {
    required: { ...ETHERSCAN, To: TO },
    further: { ...ETHERSCAN_FURTHER, 'TxnFee(ETH)': '0.0004', 'TxnFee(USD)': '1.1', Method: 'Transfer' },
    spoilt: [...ETHERSCAN_SPOILT, ['To', '', 'address-malformed']],
  },
  'etherscan-internal': {
    required: { ...ETHERSCAN, TxTo: TO },
    further: { ...ETHERSCAN_FURTHER, ParentTxFrom: FROM, ParentTxTo: TO, ParentTxETH_Value: '0', Type: 'call' },
    spoilt: [...ETHERSCAN_SPOILT, ['TxTo', '', 'address-malformed']],
  },
  'etherscan-erc20': {
    required: {
      'Transaction Hash': TX,
      Blockno: '21895319',
      UnixTimestamp: '1740148187',
      From: FROM,
      To: TO,
      TokenValue: '90,000.25',
      ContractAddress: TETHER,
    },
    further: {
      'DateTime (UTC)': '2025-02-21 14:29:47',
      USDValueDayOfTx: '90,000.25',
      TokenName: 'Tether USD',
      TokenSymbol: 'USDT',
    },
    spoilt: [
      ['TokenValue', '9,0000', 'amount-malformed'],
      ['TokenValue', '', 'amount-malformed'],

      ['From', WRONG, 'address-checksum'],
    ],
  },
  'ethereum-etl-transactions': {
    required: {
      hash: TX,
      block_number: '21895319',
      from_address: FROM,
      to_address: TO,
      value: '1000000000000000000',
      block_timestamp: '1740148187',
    },
    further: { nonce: '1', input: '0x', gas_price: '1', receipt_status: '1', receipt_contract_address: '' },
    spoilt: [...ETL_SPOILT, ['receipt_status', 'maybe', 'status-unknown']],
  },
  'ethereum-etl-token-transfers': {
    required: {
      token_address: TETHER,
      from_address: FROM,
      to_address: TO,
      value: '90000250000',
      transaction_hash: TX,
      log_index: '7',
      block_number: '21895319',
      block_timestamp: '2025-02-21 14:29:47 UTC',
    },
    spoilt: [...ETL_SPOILT, ['log_index', '', 'index-malformed'], ['token_address', 'USDT', 'address-malformed']],
  },
  'ethereum-etl-traces': {
    required: {
      block_number: '21895319',
      transaction_hash: TX,
      from_address: FROM,
      to_address: TO,
      value: '1000000000000000000',
      trace_type: 'call',
      trace_address: '0,1',
      block_timestamp: '1740148187',
      status: '1',
    },
    further: { error: '', call_type: 'call', gas: '21000', subtraces: '0' },
    spoilt: [...ETL_SPOILT, ['status', '2', 'status-unknown'], ['transaction_hash', '', 'tx-malformed']],
  },
  tags: {
    required: { address: FROM, label: 'Exchange, "hot" wallet 3', category: 'exchange' },
    further: {
      ledger: 'eip155:1',
      source: 'https://example.org/list',
      confidence: '80',
      basis: 'publisher',
      at: '2025-02-26',
    },
    spoilt: [
      ['address', WRONG, 'address-checksum'],
      ['label', ' ', 'label-missing'],
      ['confidence', '101', 'confidence-malformed'],
      ['confidence', '-1', 'confidence-malformed'],
      ['basis', 'hearsay', 'basis-unknown'],
      ['at', '1999-12-31', 'time-out-of-range'],
      ['ledger', 'toString', 'ledger-unknown'],
    ],
  },
  'flows-labels': {
    required: { From: FROM, From_label: 'Harmony Bridge Hacker 45 SRC', To: TO, To_label: '' },
    further: { Timestamp: '2023-01-13 20:34:11', Block: '16400290', Tx_hash: TX, Value_in_USD: '200000.0' },
    spoilt: [['From', WRONG, 'address-checksum']],
  },
  'graphsense-tags': {
    required: {
      address: FROM,
      currency: 'ETH',
      label: 'Internet Archive',
      category: 'organization',
      abuse: '',
      confidence: 'service_data',
      source: 'https://archive.org/donate/cryptocurrency',
      lastmod: '2021-11-12',
    },
    further: { actor: 'internet_archive', is_cluster_definer: 'True', pack: 'demo.yaml' },
    spoilt: [
      ['address', WRONG, 'address-checksum'],
      ['label', '', 'label-missing'],
      ['lastmod', '2021-11-31', 'time-malformed'],
    ],
  },
}
