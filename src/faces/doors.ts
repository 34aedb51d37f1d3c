import type { BuiltInCase } from '../catalog/index.ts'
import type { LedgerId } from '../model/ledger.ts'
import type { ImportWorld } from '../operations/import-files.ts'
import type { KeyChance } from '../operations/keys/key-text.ts'
import type { ListWorld } from '../operations/lists/list-world.ts'
import type { Progress } from '../operations/ports.ts'
import type { ReportShelf } from '../operations/reports/report-shelf.ts'
import type { World } from '../operations/world.ts'
import type { BacktestDoors } from './backtest-doors.ts'
import type { CaseFiles } from './casework-doors.ts'
import type { Crew } from './crew.ts'
import type { GovernorDoors } from './governor-doors.ts'
import type { GuardDoors } from './guard-doors.ts'
import type { LogPlace } from './http/request-log.ts'
import type { LetterPress } from './letter-press.ts'
import type { LiveDoors } from './live-doors.ts'
import type { MonitorDoors } from './monitor-doors.ts'
import type { NodeDoors } from './node-doors.ts'
import type { OpenPsi } from './psi-door.ts'
import type { RangeDoors } from './range-doors.ts'
import type { SignatureDoors } from './signature-doors.ts'
import type { TaxiiDoors } from './taxii-doors.ts'
import type { TokenDoors } from './token-doors.ts'
import type { OpenTravel } from './travel-door.ts'

/** Something opened that must be closed. */
export interface Opened<T> {
  readonly world: T
  close(): Promise<void>
}

/** Who waits for the work: where it tells how far it is, and whether it should stop. */
export interface Desk {
  readonly progress: Progress
  interrupted(): boolean
}

/** Ledger data in files, and tags in files. */
export interface FilesToOpen {
  readonly transfers: readonly string[]
  readonly as: string | null
  readonly tags: readonly string[]
  readonly ledger: LedgerId | null
}

/** How faces reach the outside: filled in by main.ts, so that no face knows an adapter. `data` is the data folder. */
export interface Doors
  extends NodeDoors,
    TaxiiDoors,
    GuardDoors,
    RangeDoors,
    LiveDoors,
    TokenDoors,
    MonitorDoors,
    GovernorDoors,
    SignatureDoors,
    BacktestDoors {
  readonly press: LetterPress
  readonly psi: OpenPsi
  readonly caseFiles: CaseFiles
  readonly travel: OpenTravel
  /** Where reports are written, and looked at again. */
  reports(): Promise<ReportShelf>
  readonly version: string
  /** Thefts that come with the product. */
  readonly cases: readonly BuiltInCase[]
  /** What `--as` takes, with a line on each. */
  readonly formats: readonly { readonly name: string; readonly about: string }[]
  store(data: string, extra: Pick<FilesToOpen, 'tags' | 'ledger'>, desk: Desk): Promise<Opened<World>>
  files(data: string, files: FilesToOpen, desk: Desk): Promise<Opened<World>>
  builtIn(data: string, chosen: BuiltInCase, desk: Desk): Promise<Opened<World>>
  importing(data: string, progress: Progress): Promise<Opened<ImportWorld>>
  /** What `lists import --as` takes, with a line on each. */
  listFormats(): Promise<readonly { readonly name: string; readonly about: string }[]>
  lists(data: string, desk: Desk): Promise<ListWorld>
  /** Runs work again and again, never twice at once; its faults are told and do not end it. */
  repeat(work: () => Promise<unknown>, everyMs: number, told: (fault: unknown) => void): { stop(): Promise<void> }
  /** A text file; null where there is none. */
  readText(path: string): Promise<string | null>
  /** Writes a file whole or not at all; folders are made. */
  writeText(path: string, text: string): Promise<void>
  /** Chance for one new key to the server. */
  keyChance(): KeyChance
  /** Tells whether a folder can be written to: null, or the system's code for why not. */
  diskProbe(folder: string): Promise<() => Promise<string | null>>
  /** Opens a log at the end of a file; null: on standard error. */
  log(file: string | null): Promise<LogPlace>
  /** Several processes behind one port. */
  crew(): Promise<Crew>
  /** Milliseconds since the program started. */
  monotonic(): number
}
