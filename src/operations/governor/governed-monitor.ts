import { MAIN_TENANT } from '../../model/casework/tenant.ts'
import { NotFoundError } from '../../model/errors.ts'
import { tenantOfId } from '../../model/monitor/tenant-ids.ts'
import type { JudgingDesk, MonitorDoor } from '../monitor/monitor-door.ts'
import type { World } from '../world.ts'
import type { GovernorDoor } from './governor-door.ts'
import { outflowOf } from './outflow-of.ts'

/**
 * A monitor whose events go by the governor first: what leaves own wallets is weighed, and halted, before rules are asked. What is no event
 * of the exchange's wallets costs nothing.
 * @param withdrawals whether customers' withdrawals stand for what leaves the wallets
 */
export function governedMonitor(monitor: MonitorDoor, governor: GovernorDoor, withdrawals: boolean): MonitorDoor {
  return {
    stopped: () => monitor.stopped(),
    journalled: () => monitor.journalled(),
    async desk(world): Promise<JudgingDesk> {
      const [desk, own] = [await monitor.desk(world), await governor.desk(world)]
      return {
        engine: desk.engine,
        built: desk.built,
        async judge(given, of) {
          // The wallets are the main tenant's: what another tells of its own halts nothing here.
          const ours = tenantOfId(given.event.id) === MAIN_TENANT
          const outflow = ours ? outflowOf(given.event, withdrawals) : null
          if (outflow !== null) await own.take(outflow, of)
          return desk.judge(given, of)
        },
      }
    },
  }
}

/** The world with such a monitor. @throws NotFoundError `governor-missing` where it has none */
export function governedWorld(world: World, withdrawals: boolean): World {
  const { monitor, governor } = world
  if (monitor === undefined || governor === undefined)
    throw new NotFoundError('governor-missing', 'there is no governor here: it needs a data folder')
  return { ...world, monitor: governedMonitor(monitor, governor, withdrawals) }
}
