import { etlTokenTransfers, etlTraces, etlTransactions } from './ethereum-etl.ts'
import { etherscanErc20, etherscanInternal, etherscanNormal } from './etherscan.ts'
import { flows } from './flows.ts'
import type { TagRowFormat, TransferRowFormat } from './row-format.ts'
import { flowsLabels, graphsenseTags, tagCsv } from './tag-csv.ts'
import { traceTable } from './trace-table.ts'
import { transfers } from './transfers.ts'

/** Every table of transfers that can be read, the only list of them. */
export const TRANSFER_FORMATS: readonly TransferRowFormat[] = [
  transfers,
  flows,
  traceTable,
  etherscanNormal,
  etherscanInternal,
  etherscanErc20,
  etlTransactions,
  etlTokenTransfers,
  etlTraces,
]

/** Every table of tags. */
export const TAG_FORMATS: readonly TagRowFormat[] = [tagCsv, flowsLabels, graphsenseTags]

/** Formats that are no tables: read whole. */
export const WHOLE_FORMATS: readonly { readonly name: string; readonly about: string }[] = [
  { name: 'tagpack', about: 'GraphSense TagPack (YAML)' },
  { name: 'bitcoin-block', about: 'a raw Bitcoin block; --undo FILE gives its undo data' },
  { name: 'esplora', about: "Esplora's JSON of transactions" },
]
