/** The leaves of an account, by number. */
export type LeavesOf = (account: string) => readonly number[]

/** Finds the leaves of accounts. @param accounts number of each leaf's account; -1: nobody's */
export function leavesByAccount(accounts: Int32Array, numberOf: (account: string) => number | undefined): LeavesOf {
  // The last leaf of each account, and of each leaf the one before: no list is made for whom nobody asks.
  const last = new Map<number, number>()
  const before = new Int32Array(accounts.length).fill(-1)
  let made = false
  const make = (): void => {
    accounts.forEach((account, leaf) => {
      if (account < 0) return
      before[leaf] = last.get(account) ?? -1
      last.set(account, leaf)
    })
    made = true
  }
  return account => {
    if (!made) make()
    const out: number[] = []
    const number = numberOf(account)
    if (number === undefined) return out
    for (let leaf = last.get(number) ?? -1; leaf >= 0; leaf = before[leaf] ?? -1) out.unshift(leaf)
    return out
  }
}
