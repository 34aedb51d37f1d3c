import { addressList } from './address-list.ts'
import { ca } from './ca.ts'
import { domains } from './domains.ts'
import { eu } from './eu/eu.ts'
import { ilNbctf } from './il/il-nbctf.ts'
import { incidentTsv } from './incident-tsv.ts'
import { jpMof, jpMofShiftJis } from './jp-mof.ts'
import { krMofa } from './kr-mofa.ts'
import type { ListFormat } from './list-format.ts'
import { ofacAddresses } from './ofac/addresses.ts'
import { ofacSdnAdvanced } from './ofac/sdn-advanced.ts'
import { ofacSdnCsv } from './ofac/sdn-csv.ts'
import { ofacSdnXml } from './ofac/sdn-xml.ts'
import { privateCsv } from './private-csv.ts'
import { tagpackList } from './tagpack-list.ts'
import { uk } from './uk/uk.ts'
import { ukCsv } from './uk/uk-csv.ts'
import { ukTables } from './uk/uk-tables.ts'
import { ukXml } from './uk/uk-xml.ts'
import { un } from './un/un.ts'

/** Every layout of lists that can be read, the only list of them. */
export const LIST_FORMATS: readonly ListFormat[] = [
  ofacSdnAdvanced,
  ofacSdnXml,
  ofacSdnCsv,
  ofacAddresses,
  un,
  uk,
  ukXml,
  ukCsv,
  ukTables,
  eu,
  ca,
  jpMof,
  jpMofShiftJis,
  krMofa,
  ilNbctf,
  addressList,
  incidentTsv,
  tagpackList,
  domains,
  privateCsv,
]
