import type { WalletEvent } from '../../model/monitor/customer-event.ts'
import type { Governor, GovernorAnswer } from './governor.ts'
import type { HaltCommand, WithdrawalSwitch } from './halt-command.ts'

/** What became of the halts that were due. */
export interface HaltReport {
  readonly inForce: readonly HaltCommand[]
  /** The switch refused, and they stay pending. */
  readonly failed: readonly { readonly command: HaltCommand; readonly cause: unknown }[]
}

/**
 * Weighs an outflow and throws the switch for every halt that is due. The caller keeps the governor's snapshot before it acknowledges
 * the event: a halt that was not thrown yet is pending in it, and thrown by {@link throwSwitch} after a restart.
 * @param clock Unix milliseconds, now
 */
export async function governOutflow(
  governor: Governor,
  event: WalletEvent,
  to: WithdrawalSwitch,
  clock: () => number,
): Promise<GovernorAnswer & HaltReport> {
  const answer = governor.take(event, clock())
  return { ...answer, ...(await throwSwitch(governor, to, clock)) }
}

/** Throws the switch for all halts that are pending, one after the other: the ledger's comes before that of all. */
export async function throwSwitch(governor: Governor, to: WithdrawalSwitch, clock: () => number): Promise<HaltReport> {
  const inForce: HaltCommand[] = []
  const failed: { command: HaltCommand; cause: unknown }[] = []
  for (const command of governor.pending()) {
    try {
      await to.halt(command)
      governor.obeyed(command.id, clock())
      inForce.push(command)
    } catch (cause) {
      failed.push({ command, cause })
    }
  }
  return { inForce, failed }
}
