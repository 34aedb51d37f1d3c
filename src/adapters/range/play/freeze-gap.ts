import { encodeFunctionData } from 'viem/utils'
import { accountId } from '../../../model/account.ts'
import { asking } from '../range-chain.ts'
import type { Wallet } from '../wallet.ts'
import { PAYMENT_FEE, type Thief } from './thief.ts'

/** Dollars in a wallet that the issuer wants to freeze. */
export interface FreezeScene {
  readonly holder: Wallet
  readonly amount: bigint
  readonly flees: boolean
}

/**
 * The issuer's officers freeze a wallet: one proposes in public, two more confirm hours later. Who watches the proposals has that long to
 * leave, and the thief who flees needs 20 minutes.
 */
export function freezeGap(thief: Thief, { holder, amount, flees }: FreezeScene): void {
  const { stage, town, record, services } = thief.tools
  const { dollar } = town.quarters[0]
  const [first, second, third] = town.officers as [Wallet, Wallet, Wallet]
  const inner = encodeFunctionData({ abi: dollar.artifact.abi, functionName: 'addBlackList', args: [holder.address] })
  const account = accountId(record.ledger(0), holder.address)
  stage.order(0, first, asking(town.issuer, 'submitTransaction', [dollar.address, 0n, inner]), {
    after: proposed => {
      thief.step('freeze-proposed', 'the issuer’s first officer proposes to freeze a wallet: everybody sees it')
      // The proposal's number is in the topic of its event, whatever other proposals came between.
      const number = BigInt(proposed.receipt.logs[0]?.topics[1] ?? 0)
      const fled = { at: null as number | null }
      if (flees)
        thief.later(1200, () => {
          const home = thief.fresh(0)
          thief.payToken(0, holder, dollar, home.address, amount, done => {
            fled.at = done.at
            thief.step('freeze-fled', 'the thief moves before the freeze works')
            thief.pay(0, holder, home.address, 10n ** 16n - PAYMENT_FEE, () =>
              thief.later(7200, () =>
                services.exchanges.deposit(0, home, town.exchanges[2], 'mule 7', {
                  ...{ amount, dollars: true, stolen: { behind: null } },
                }),
              ),
            )
          })
        })
      const confirm = (officer: Wallet, after: Parameters<typeof stage.order>[3]) =>
        stage.order(0, officer, asking(town.issuer, 'confirmTransaction', [number]), after)
      thief.later(9_000, () => confirm(second, {}))
      thief.later(19_800, () =>
        confirm(third, {
          after: executed => {
            thief.step('frozen', 'the third officer confirms, and the wallet is frozen')
            record.freezes.push({
              ...{ account, asset: record.asset(0, dollar.address) },
              ...{ proposedAt: proposed.at, proposal: proposed.hash },
              ...{ executedAt: executed.at, execution: executed.hash, escapedAt: fled.at },
              frozen: String(fled.at === null ? amount : 0n),
            })
          },
        }),
      )
    },
  })
}
