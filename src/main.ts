import { hash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { availableParallelism, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lateCasework } from './adapters/casework/late-casework.ts'
import { type LateCircles, lateCircledMonitor, lateCircles } from './adapters/circles/late-circles.ts'
import { writeWhole } from './adapters/files/write-whole.ts'
import { LateGovernor } from './adapters/governor/late-governor.ts'
import { namedSafeQueues } from './adapters/guard/named-safe-queues.ts'
import { LateIntelStore } from './adapters/intel/late-intel-store.ts'
import { keyChance } from './adapters/keys/key-chance.ts'
import { ListFiles } from './adapters/lists/list-files.ts'
import { liveFile, withLive } from './adapters/live/with-live.ts'
import { LateMonitor } from './adapters/monitor/late-monitor.ts'
import { DiskOutbox } from './adapters/notify/disk-outbox.ts'
import { webhookPump } from './adapters/notify/webhook-pump.ts'
import { makeNode, openNode } from './adapters/peers/native/open-node.ts'
import { SqlitePeerShelf } from './adapters/peers/native/sqlite-peer-shelf.ts'
import { openTaxiiPeer } from './adapters/peers/taxii/open-taxii-peer.ts'
import { SecretFiles } from './adapters/peers/taxii/secret-files.ts'
import { lateFactLog } from './adapters/records/late-fact-log.ts'
import { diskBatches } from './adapters/screenings/batch/disk-batch.ts'
import { DiskScreenings } from './adapters/screenings/disk-screenings.ts'
import { lateSignIn } from './adapters/sign-in/late-sign-in.ts'
import { memoryTags } from './adapters/tags/memory-tags.ts'
import { MemoryTransferBuilder } from './adapters/transfers/memory/memory-transfers.ts'
import { MemoryUtxo } from './adapters/transfers/memory-utxo.ts'
import { storeWorld } from './adapters/worlds/store-world.ts'
import type { Surroundings } from './adapters/worlds/surroundings.ts'
import { CASES, caseVersion, JURISDICTIONS, KNOWN_ASSETS, LIST_SOURCES, TRAVEL_RULES } from './catalog/index.ts'
import type { Desk, Doors } from './faces/doors.ts'
import type { PsiTools } from './faces/psi-door.ts'
import { TAG_FORMATS, TRANSFER_FORMATS, WHOLE_FORMATS } from './formats/index.ts'
import { declaredPlaces } from './operations/crossings/place-operations.ts'
import { listedWallets, listLabels } from './operations/exposure/list-labels.ts'
import type { FactLog } from './operations/fact-log.ts'
import type { MonitorDoor } from './operations/monitor/monitor-door.ts'
import { foldNode, NODE_KINDS } from './operations/node/fold-node.ts'
import type { NodeKey } from './operations/node/node-key.ts'
import { noNode } from './operations/node/show-node.ts'
import type { Clock } from './operations/ports.ts'
import { ScreeningDesk } from './operations/screen/screening-desk.ts'
import { NodeDesk } from './operations/share/node-desk.ts'
import { senderNames } from './operations/share/sender-names.ts'
import { SharedListings } from './operations/share/shared-listings.ts'
import type { NodeSelf } from './operations/share/sharing.ts'
import type { SignInShelf } from './operations/sign-in/sign-in-shelf.ts'
import { FollowDesk } from './operations/theft/follow-desk.ts'
import type { World } from './operations/world.ts'

/** The log of facts in a data folder. */
const RECORDS = 'records.sqlite'

/** What is shared and was given, in a data folder. */
const INTEL = 'intel.sqlite'

/** What is known of peers, in a data folder. */
const PEERS = 'peers.sqlite'

/** The journal of the monitor, and its overlay, in a data folder. */
const MONITOR = 'monitor'

/** The state of the governor of own wallets, and what it switches, in a data folder. */
const GOVERNOR = 'governor'

/** Attachments of cases, in a data folder. */
const CASEWORK = 'casework'

/** Where in a data folder the versions of lists lie. */
const LISTS = 'lists'

/**
 * Wires everything: how the faces reach the outside. What only some commands need is loaded when it is called for.
 * @param version of the software
 */
export function makeDoors(env: NodeJS.ProcessEnv, version: string): Doors {
  const records = (data: string) =>
    lateFactLog(
      async () => new (await import('./adapters/records/sqlite/sqlite-fact-log.ts')).SqliteFactLog(join(data, RECORDS)),
      () => existsSync(join(data, RECORDS)),
    )
  const around = (data: string, desk: Desk): Surroundings & Kept => ({
    ...withSharing(data, withScreening(data, records(data))),
    past: new DiskScreenings(join(data, 'screenings')),
    batch: diskBatches(),
    outbox: new DiskOutbox(join(data, 'webhooks')),
    signIn: lateSignIn(join(data, 'sign-in')),
    safes: namedSafeQueues(env['CORDON_SAFE_SERVICES'], env['CORDON_SAFE_KEY'] ?? null),
    ...monitorOf(data, version),
    ruleBook: {
      check: async overlay => (await import('./adapters/monitor/checked-overlay.ts')).checkedOverlay(overlay),
    },
    governor: new LateGovernor(join(data, GOVERNOR), () => CLOCK.now()),
    casework: lateCasework(join(data, CASEWORK), join(data, MONITOR), sha256),
    assets: KNOWN_ASSETS,
    progress: desk.progress,
    by: env['CORDON_USER'] || userName(),
    software: version,
    interrupted: () => desk.interrupted(),
  })
  return {
    version,
    cases: CASES,
    formats: [...TRANSFER_FORMATS, ...TAG_FORMATS, ...WHOLE_FORMATS].map(({ name, about }) => ({ name, about })),
    async store(data, extra, desk) {
      const surroundings = around(data, desk)
      const { world, close } = await withLive(data, await storeWorld(data, extra, surroundings))
      return { world, close: () => closing(surroundings, close) }
    },
    async files(data, files, desk) {
      const surroundings = around(data, desk)
      const { filesWorld } = await import('./adapters/worlds/files-world.ts')
      return { world: await filesWorld(files, surroundings), close: () => closing(surroundings) }
    },
    async builtIn(data, chosen, desk) {
      const table = new MemoryTransferBuilder()
      table.add(chosen.transfers)
      const versions = async () => ({ cordon: version, ...caseVersion(chosen) })
      const ledgerData = { transfers: table.build(), utxo: new MemoryUtxo([]), tags: memoryTags(chosen.tags) }
      const surroundings = around(data, desk)
      const world = { ...surroundings, ...ledgerData, exposure: null, missing: [], versions }
      return { world, close: () => closing(surroundings) }
    },
    importing: async (data, progress) =>
      (await import('./adapters/worlds/import-world.ts')).importWorld(data, progress),
    listFormats: async () =>
      (await import('./formats/lists/index.ts')).LIST_FORMATS.map(({ name, about }) => ({ name, about })),
    lists: async (data, desk) => ({
      facts: records(data),
      shelf: new ListFiles(join(data, LISTS)),
      sources: LIST_SOURCES,
      formats: (await import('./formats/lists/index.ts')).LIST_FORMATS,
      clock: CLOCK,
      progress: desk.progress,
      by: env['CORDON_USER'] || userName(),
      sha256,
      interrupted: () => desk.interrupted(),
      open: (await import('./adapters/lists/open-delivery.ts')).openDelivery,
      fetchNewer: (await import('./adapters/lists/fetch-delivery.ts')).fetchDelivery,
    }),
    readText: path => readFile(path, 'utf8').catch(() => null),
    writeText: writeWhole,
    keyChance,
    repeat: webhookPump,
    diskProbe: async data => (await import('./adapters/files/disk-probe.ts')).diskProbe(data),
    log: async file => (await import('./adapters/log/open-log.ts')).openLog(file),
    openNode,
    nodeAtWork: async (data, world) => {
      const key = openNode(data)
      const self = await world.sharing.self()
      if (key === null || self === null) return null
      const shelf = new SqlitePeerShelf(join(data, PEERS))
      const { nodeAtWork } = await import('./adapters/peers/native/node-at-work.ts')
      const { PsiDesk } = await import('./operations/psi/psi-desk.ts')
      const psi = await psiOver(data, world, key)
      const work = nodeAtWork(world, self, key, shelf)
      return {
        ...work,
        psi: { desk: new PsiDesk(psi.world), world: psi.world },
        released: (objects, to) => work.desk.released(objects, to),
        async close() {
          await psi.close()
          await shelf.close()
        },
      }
    },
    peerShelf: data => new SqlitePeerShelf(join(data, PEERS)),
    psi: async (data, world) => {
      const key = openNode(data)
      if (key === null) throw noNode()
      return psiOver(data, world, key)
    },
    press: {
      pdf: async letter => (await import('./adapters/letters/set-letter.ts')).letterPdf(letter),
      write: writeWhole,
    },
    caseFiles: {
      read: async path => (await import('./adapters/casework/attachment-files.ts')).readToAttach(path),
      write: writeWhole,
    },
    reports: async () => (await import('./adapters/reports/report-folder.ts')).reportFolders,
    travel: async data => ({
      rules: TRAVEL_RULES,
      vault: (await import('./adapters/vault/open-travel-vault.ts')).openTravelVault(data, env['CORDON_TRAVEL_KEYS']),
    }),
    now: () => CLOCK.now(),
    tokenReader: async (url, ledger) =>
      (await import('./adapters/tokens/open-token-reader.ts')).openTokenReader({ url }, ledger),
    safeNode: async url => (await import('./adapters/guard/open-safe-node.ts')).openSafeNode(url),
    safeQueue: async (url, key) => (await import('./adapters/guard/open-safe-queue.ts')).openSafeQueue(url, key),
    startRange: async plan => (await import('./adapters/range/start-range.ts')).startRange(plan),
    liveShelf: async data => new (await import('./adapters/live/sqlite-live-shelf.ts')).SqliteLiveShelf(liveFile(data)),
    lockLive: async data => (await import('./adapters/live/lock-live.ts')).lockLive(data),
    ledgerSecrets: data => new SecretFiles(join(data, 'node', 'secrets')),
    async overlayInForce(data) {
      if (!existsSync(join(data, RECORDS))) return null
      const { overlayInForce } = await import('./operations/monitor/overlay-fold.ts')
      const found = await overlayInForce({ facts: records(data), clock: CLOCK })
      return found && { overlay: JSON.parse(found.text), number: found.proposal.number }
    },
    async *eventsOfFile(path) {
      yield* (await import('./adapters/monitor/event-files.ts')).eventsOfFile(path)
    },
    signaturesOf: async (url, account) =>
      (await import('./adapters/signatures/evm-signatures.ts')).openEvmSignatures({ url }, account),
    setGovernorSwitches: async (data, switches) =>
      (await import('./adapters/governor/set-switches.ts')).setSwitches(join(data, GOVERNOR), switches),
    backtestWorld: async () => (await import('./adapters/backtest/backtest-files.ts')).backtestWorld(version),
    readOverlayFile: async path => (await import('./adapters/backtest/backtest-files.ts')).readOverlayFile(path),
    readLabels: async path => (await import('./adapters/backtest/backtest-files.ts')).readLabels(path),
    processors: availableParallelism,
    watching: async world => (await import('./adapters/live/watching.ts')).watching(await declaredPlaces(world)),
    openFollower: async (kind, plan) => (await import('./adapters/live/open-follower.ts')).openFollower(kind, plan),
    taxiiSecrets: data => new SecretFiles(join(data, 'node', 'secrets')),
    openTaxii: openTaxiiPeer,
    releaseOver: async world => {
      const desk = new NodeDesk(world)
      return (objects, to) => desk.released(objects, to)
    },
    pause: ms => sleep(ms),
    crew: async () => new (await import('./adapters/processes/cluster-crew.ts')).ClusterCrew(),
    monotonic: () => performance.now(),
  }
}

const CLOCK: Clock = { now: () => Math.floor(Date.now() / 1000), monotonic: () => performance.now() }

const sha256 = (text: string): string => hash('sha256', text)

/** Asking without telling; libsodium comes along. */
async function psiOver(data: string, world: World, key: NodeKey): Promise<PsiTools> {
  return (await import('./adapters/psi/open-psi.ts')).openPsi(data, world, key)
}

/** The monitor of a data folder, opened when it is first asked for; rules, overlay and circles of the house come along then. */
function monitorOf(data: string, software: string): Pick<Kept, 'monitor' | 'late' | 'circles'> {
  const folder = join(data, MONITOR)
  const late = new LateMonitor(folder, async world => {
    const [{ monitorParts }, { overlayInForce }] = await Promise.all([
      import('./adapters/monitor/monitor-parts.ts'),
      import('./operations/monitor/overlay-fold.ts'),
    ])
    return monitorParts(folder, software, (await overlayInForce(world))?.text ?? null)
  })
  const circles = lateCircles(folder)
  return { late, circles, monitor: lateCircledMonitor(late, circles) }
}

/** The records of a data folder, the clock, and the desk that screens against its lists. */
function withScreening(
  data: string,
  facts: FactLog,
): Pick<Surroundings, 'facts' | 'screening' | 'labels' | 'listed' | 'clock' | 'sha256'> {
  const shelf = new ListFiles(join(data, LISTS))
  const desk = new ScreeningDesk({
    facts,
    shelf,
    sources: LIST_SOURCES,
    jurisdictions: JURISDICTIONS,
    clock: CLOCK,
    sha256,
  })
  return {
    facts,
    screening: { sources: LIST_SOURCES, jurisdictions: JURISDICTIONS, shelf, desk },
    labels: listLabels(desk, sha256),
    listed: listedWallets(desk),
    clock: CLOCK,
    sha256,
  }
}

/** What of a node a data folder holds, and the screening against what others shared. */
function withSharing<W extends Pick<Surroundings, 'facts' | 'screening'>>(
  data: string,
  world: W,
): W & Pick<Surroundings, 'sharing'> & Pick<Kept, 'intel'> {
  const { facts, screening } = world
  const intel = new LateIntelStore(join(data, INTEL))
  const breathe = (): Promise<void> => new Promise(done => setImmediate(done))
  screening.desk.showShared(new SharedListings(intel, CLOCK, () => senderNames(facts), breathe))
  let self: NodeSelf | null = null
  const sharing = {
    store: intel,
    // Who a node is never changes.
    self: async () => {
      self ??= foldNode(await facts.read({ kinds: NODE_KINDS }))
      return self
    },
    following: new FollowDesk(),
    makeKey: () => makeNode(data).fingerprint,
    chance: (bytes: number) => new Uint8Array(randomBytes(bytes)),
  }
  return { ...world, sharing, intel }
}

/** What of a data folder must be closed. */
interface Kept {
  readonly intel: LateIntelStore
  readonly past: DiskScreenings
  readonly outbox: DiskOutbox
  readonly signIn: SignInShelf
  readonly monitor: MonitorDoor
  readonly late: LateMonitor
  readonly circles: LateCircles
  readonly governor: LateGovernor
}

/** What was screened is on the disk before a world is gone. */
async function closing(
  { past, outbox, signIn, intel, late, circles, governor }: Kept,
  rest: () => Promise<void> = async () => {},
): Promise<void> {
  await late.close()
  await circles.close()
  await governor.close()
  await rest()
  await past.close()
  outbox.close()
  await signIn.close()
  await intel.close()
}

/** The account under which the process runs; a container may have none. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}
