import type { Jurisdiction } from '../../model/jurisdiction.ts'
import type { ListSource } from '../../model/listing.ts'
import type { ListShelf } from '../lists/list-shelf.ts'
import type { ScreeningDesk } from './screening-desk.ts'

/** Lists, the law that follows from them, and who screens against them. */
export interface Screening {
  readonly sources: readonly ListSource[]
  readonly jurisdictions: readonly Jurisdiction[]
  readonly shelf: ListShelf
  readonly desk: ScreeningDesk
}
