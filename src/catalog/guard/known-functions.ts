import type { Act, KnownFunction } from '../../analysis/guard/guard-knowledge.ts'

/** Where the functions of a group stand. */
const SOURCES = {
  erc20: 'EIP-20, EIP-2612 and widely used extensions of them',
  nft: 'EIP-721 and EIP-1155',
  safe: 'contracts of Safe 1.1.1, 1.3.0, 1.4.1 and 1.5.0, as published in its npm packages',
  proxy: 'OpenZeppelin Contracts: proxy, access; EIP-1822',
  permit2: 'Uniswap Permit2, ISignatureTransfer and IAllowanceTransfer',
  batch: 'Uniswap Multicall',
  lending: 'Aave v2 and v3, LendingPoolAddressesProvider',
} as const

type Row = readonly [act: Act, signature: string]

const BY_SOURCE: Readonly<Record<keyof typeof SOURCES, readonly Row[]>> = {
  erc20: [
    ['transfer', 'transfer(address to, uint256 amount)'],
    ['transfer-from', 'transferFrom(address from, address to, uint256 amount)'],
    ['approve', 'approve(address spender, uint256 amount)'],
    ['approve-more', 'increaseAllowance(address spender, uint256 amount)'],
    ['approve-more', 'increaseApproval(address spender, uint256 amount)'],
    ['other', 'decreaseAllowance(address spender, uint256 amount)'],
    [
      'permit',
      'permit(address owner, address spender, uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
    ],
    ['other', 'deposit()'],
    ['other', 'withdraw(uint256 amount)'],
    ['other', 'mint(address to, uint256 amount)'],
    ['other', 'burn(uint256 amount)'],
  ],
  nft: [
    ['approve-all', 'setApprovalForAll(address operator, bool approved)'],
    ['transfer-from', 'safeTransferFrom(address from, address to, uint256 id)'],
    ['transfer-from', 'safeTransferFrom(address from, address to, uint256 id, bytes data)'],
    ['transfer-from', 'safeTransferFrom(address from, address to, uint256 id, uint256 amount, bytes data)'],
    ['transfer-from', 'safeBatchTransferFrom(address from, address to, uint256[] ids, uint256[] amounts, bytes data)'],
  ],
  safe: [
    ['batch', 'multiSend(bytes transactions)'],
    [
      'safe-exec',
      'execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures)',
    ],
    ['module-exec', 'execTransactionFromModule(address to, uint256 value, bytes data, uint8 operation)'],
    ['module-exec', 'execTransactionFromModuleReturnData(address to, uint256 value, bytes data, uint8 operation)'],
    ['approve-hash', 'approveHash(bytes32 hash)'],
    ['add-owner', 'addOwnerWithThreshold(address owner, uint256 threshold)'],
    ['remove-owner', 'removeOwner(address previous, address owner, uint256 threshold)'],
    ['swap-owner', 'swapOwner(address previous, address oldOwner, address newOwner)'],
    ['set-threshold', 'changeThreshold(uint256 threshold)'],
    ['enable-module', 'enableModule(address module)'],
    ['disable-module', 'disableModule(address previous, address module)'],
    ['set-guard', 'setGuard(address guard)'],
    ['set-guard', 'setModuleGuard(address guard)'],
    ['set-fallback', 'setFallbackHandler(address handler)'],
    ['set-implementation', 'changeMasterCopy(address implementation)'],
    [
      'setup',
      'setup(address[] owners, uint256 threshold, address to, bytes data, address fallbackHandler, address paymentToken, uint256 payment, address paymentReceiver)',
    ],
    ['sign-message', 'signMessage(bytes data)'],
    ['create', 'performCreate(uint256 value, bytes code)'],
    ['create', 'performCreate2(uint256 value, bytes code, bytes32 salt)'],
    ['migrate', 'migrateSingleton()'],
    ['migrate', 'migrateWithFallbackHandler()'],
    ['migrate', 'migrateL2Singleton()'],
    ['migrate', 'migrateL2WithFallbackHandler()'],
    ['migrate', 'migrateToL2(address implementation)'],
    ['migrate', 'setupToL2(address implementation)'],
    ['create', 'createProxyWithNonce(address implementation, bytes initializer, uint256 salt)'],
  ],
  proxy: [
    ['upgrade', 'upgradeTo(address implementation)'],
    ['upgrade', 'upgradeToAndCall(address implementation, bytes data)'],
    ['upgrade', 'upgrade(address proxy, address implementation)'],
    ['upgrade', 'upgradeAndCall(address proxy, address implementation, bytes data)'],
    ['upgrade', 'setImplementation(address implementation)'],
    ['hand-over', 'transferOwnership(address newOwner)'],
    ['hand-over', 'changeAdmin(address newOwner)'],
    ['hand-over', 'changeProxyAdmin(address proxy, address newOwner)'],
    ['hand-over', 'setOwner(address newOwner)'],
    ['hand-over', 'setAdmin(address newOwner)'],
    ['hand-over', 'setPendingAdmin(address newOwner)'],
    ['hand-over', 'beginDefaultAdminTransfer(address newOwner)'],
    ['other', 'acceptOwnership()'],
    ['renounce', 'renounceOwnership()'],
    ['grant-role', 'grantRole(bytes32 role, address account)'],
    ['other', 'revokeRole(bytes32 role, address account)'],
    ['other', 'renounceRole(bytes32 role, address account)'],
    ['other', 'pause()'],
    ['other', 'unpause()'],
  ],
  permit2: [
    ['approve-permit2', 'approve(address token, address spender, uint160 amount, uint48 expiration)'],
    ['transfer-from', 'transferFrom(address from, address to, uint160 amount, address token)'],
  ],
  batch: [
    ['calls', 'multicall(bytes[] calls)'],
    ['calls', 'multicall(uint256 deadline, bytes[] calls)'],
  ],
  lending: [
    ['upgrade', 'setLendingPoolImpl(address implementation)'],
    ['upgrade', 'setPoolImpl(address implementation)'],
    ['upgrade', 'setLendingPoolConfiguratorImpl(address implementation)'],
    ['hand-over', 'setPoolAdmin(address newOwner)'],
    ['hand-over', 'setEmergencyAdmin(address newOwner)'],
    ['upgrade', 'setAddressAsProxy(bytes32 id, address implementation)'],
    ['upgrade', 'setAddress(bytes32 id, address implementation)'],
  ],
}

/** Functions by which the rights of an account are used, given away or moved. The names of the parameters are ours. */
export const KNOWN_FUNCTIONS: readonly KnownFunction[] = Object.entries(BY_SOURCE).flatMap(([source, rows]) =>
  rows.map(([act, signature]) => ({ act, signature: `function ${signature}`, source: SOURCES[source as 'erc20'] })),
)
