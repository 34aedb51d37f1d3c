import type { CircleShelf } from '../../operations/circles/circled-monitor.ts'
import type { MonitorDoor } from '../../operations/monitor/monitor-door.ts'
import type { CircleFiles } from './circle-files.ts'

/** Circles of a folder, loaded when they are first asked for. */
export interface LateCircles extends Pick<CircleShelf, 'open' | 'keepIfDue'> {
  /** Keeps what came since, if they were opened. */
  close(): Promise<void>
}

/** Circles in the monitor's folder. */
export function lateCircles(folder: string): LateCircles {
  let files: CircleFiles | null = null
  return {
    async open() {
      files ??= new (await import('./circle-files.ts')).CircleFiles(folder)
      return files.open()
    },
    keepIfDue: (circles, next) => files?.keepIfDue(circles, next),
    close: async () => files?.close(),
  }
}

/** The monitor with circles, which come along when it is first asked for. */
export function lateCircledMonitor(monitor: MonitorDoor, shelf: CircleShelf): MonitorDoor {
  let circled: MonitorDoor | null = null
  return {
    async desk(world) {
      circled ??= (await import('../../operations/circles/circled-monitor.ts')).circledMonitor(monitor, shelf)
      return circled.desk(world)
    },
    stopped: () => monitor.stopped(),
    journalled: () => monitor.journalled(),
  }
}
