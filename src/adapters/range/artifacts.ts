import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Abi, Hex } from 'viem'
import { SourceError } from '../../model/errors.ts'

/** A compiled contract: what it can be asked, and the code that makes it. */
export interface Artifact {
  readonly abi: Abi
  /** Code that makes it, without arguments. */
  readonly bytecode: Hex
  /** Code that lies on the chain once it is made; null where the package does not tell it. */
  readonly deployed: Hex | null
}

/** Contracts of the range itself, compiled from `contracts/NAME.sol`. */
export type OwnContract =
  | 'Backdoor'
  | 'Bridge'
  | 'FirstSlot'
  | 'FixedPool'
  | 'IssuerWallet'
  | 'MemoRouter'
  | 'Spoof'
  | 'Stable'
  | 'SwapDesk'
  | 'Token'
  | 'Weth'

/** Contracts as their makers published them, by the file of the package that holds them. */
export const PUBLISHED = {
  safe111: '@gnosis.pm/safe-contracts/build/contracts/GnosisSafe.json',
  safe111Proxy: '@gnosis.pm/safe-contracts/build/contracts/Proxy.json',
  safe111Factory: '@gnosis.pm/safe-contracts/build/contracts/ProxyFactory.json',
  safe111MultiSend: '@gnosis.pm/safe-contracts/build/contracts/MultiSend.json',
  safe141: '@safe-global/safe-contracts/build/artifacts/contracts/Safe.sol/Safe.json',
  safe141Factory:
    '@safe-global/safe-contracts/build/artifacts/contracts/proxies/SafeProxyFactory.sol/SafeProxyFactory.json',
  safe141Proxy: '@safe-global/safe-contracts/build/artifacts/contracts/proxies/SafeProxy.sol/SafeProxy.json',
  safe141MultiSend:
    '@safe-global/safe-contracts/build/artifacts/contracts/libraries/MultiSendCallOnly.sol/MultiSendCallOnly.json',
  pairFactory: '@uniswap/v2-core/build/UniswapV2Factory.json',
  pair: '@uniswap/v2-core/build/UniswapV2Pair.json',
} as const

/** Reads contracts where they lie, each once. */
export class Artifacts {
  readonly #read = new Map<string, Artifact>()

  own(name: OwnContract): Artifact {
    return this.#once(name, () => readFileSync(new URL(`./contracts/${name}.json`, import.meta.url), 'utf8'))
  }

  /** @throws SourceError `range-artifact-missing` when the package is not installed */
  published(name: keyof typeof PUBLISHED): Artifact {
    return this.#once(name, () => {
      const file = PUBLISHED[name]
      try {
        return readFileSync(createRequire(import.meta.url).resolve(file), 'utf8')
      } catch (cause) {
        throw new SourceError('range-artifact-missing', `the range needs ${file} of node_modules`, { cause })
      }
    })
  }

  #once(name: string, read: () => string): Artifact {
    const known = this.#read.get(name)
    if (known) return known
    const json = JSON.parse(read()) as {
      abi: Abi
      bytecode?: string
      deployedBytecode?: string
      evm?: { bytecode: { object: string }; deployedBytecode: { object: string } }
    }
    const bytecode = hex(json.bytecode ?? json.evm?.bytecode.object ?? '')
    const deployed = json.deployedBytecode ?? json.evm?.deployedBytecode.object
    const artifact = { abi: json.abi, bytecode, deployed: deployed === undefined ? null : hex(deployed) }
    this.#read.set(name, artifact)
    return artifact
  }
}

function hex(code: string): Hex {
  return code.startsWith('0x') ? (code as Hex) : `0x${code}`
}
