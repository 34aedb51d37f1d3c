import type { ListSource } from '../../model/listing.ts'
import { caSema } from './ca-sema.ts'
import { euFsf } from './eu-fsf.ts'
import { gbFcdo } from './gb-fcdo.ts'
import { graphsenseTagpacks } from './graphsense-tagpacks.ts'
import { ilNbctfList } from './il-nbctf.ts'
import { jpMofList } from './jp-mof.ts'
import { krMofaList } from './kr-mofa.ts'
import { malwareDomains } from './malware-domains.ts'
import { msmtAnnex6 } from './msmt-annex6.ts'
import { unSc } from './un-sc.ts'
import { usFbiBybit2025 } from './us-fbi-bybit-2025.ts'
import { usFbiDprk } from './us-fbi-dprk.ts'
import { usOfacConsolidated } from './us-ofac-consolidated.ts'
import { usOfacSdn } from './us-ofac-sdn.ts'

/** The lists that Cordon knows, one file each, in the order in which they are shown. */
export const LIST_SOURCES: readonly ListSource[] = [
  usOfacSdn,
  usOfacConsolidated,
  unSc,
  gbFcdo,
  euFsf,
  caSema,
  jpMofList,
  krMofaList,
  ilNbctfList,
  usFbiBybit2025,
  usFbiDprk,
  msmtAnnex6,
  graphsenseTagpacks,
  malwareDomains,
]
