import { parseAbi } from 'viem/utils'

/** What the guard asks of a Safe; declared by its public interface. */
export const SAFE_ABI = parseAbi([
  'function getOwners() view returns (address[])',
  'function getThreshold() view returns (uint256)',
  'function nonce() view returns (uint256)',
  'function VERSION() view returns (string)',
  'function getModules() view returns (address[])',
  'function getModulesPaginated(address start, uint256 pageSize) view returns (address[] array, address next)',
  'function approvedHashes(address owner, bytes32 hash) view returns (uint256)',
  'function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures) payable returns (bool success)',
])

/** How a contract says whether a signature is its own (EIP-1271): over a hash, and before that over bytes. */
export const SIGNER_ABI = parseAbi(['function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)'])

/** The older form of {@link SIGNER_ABI}, which Safes before 1.5.0 ask. */
export const OLD_SIGNER_ABI = parseAbi(['function isValidSignature(bytes data, bytes signature) view returns (bytes4)'])
