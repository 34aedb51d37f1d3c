import { createRequire } from 'node:module'

/** Tokens as honest and as hostile as they come. */
const SOURCE = `// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;
contract Plain {
  string public symbol; string public name; uint8 public decimals;
  constructor(string memory s, string memory n, uint8 d) { symbol = s; name = n; decimals = d; }
}
contract Old {
  bytes32 public symbol = "MKR"; bytes32 public name = "Maker"; uint256 public decimals = 18;
}
contract Refusing {
  function symbol() external pure returns (string memory) { revert("ask my lawyer"); }
  function name() external pure returns (string memory) { for (uint i = 0; ; i++) {} }
  uint8 public decimals = 255;
}
contract Huge {
  function symbol() external pure returns (string memory) { return string(new bytes(100_000)); }
  function name() external pure returns (string memory) { return string(new bytes(1_048_576)); }
  function decimals() external pure returns (uint256) { return type(uint256).max; }
}
contract Twisted {
  fallback() external {
    bytes memory lie = hex"00000000000000000000000000000000000000000000000000000000000000ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";
    assembly { return(add(lie, 32), mload(lie)) }
  }
}
contract Proxy {
  constructor(address behind) {
    bytes32 slot = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);
    assembly { sstore(slot, behind) }
  }
  function symbol() external pure returns (string memory) { return "PRX"; }
  function name() external pure returns (string memory) { return "Proxied"; }
  uint8 public decimals = 6;
}
`

/** The creation bytecode of each contract, lower-case hex. */
export function compileTokens(): ReadonlyMap<string, string> {
  const solc = createRequire(import.meta.url)('solc') as { compile(input: string): string }
  const settings = { outputSelection: { '*': { '*': ['evm.bytecode.object'] } } }
  const input = { language: 'Solidity', sources: { 'tokens.sol': { content: SOURCE } }, settings }
  const { contracts, errors = [] } = JSON.parse(solc.compile(JSON.stringify(input))) as {
    contracts: Record<string, Record<string, { evm: { bytecode: { object: string } } }>>
    errors?: { severity: string; formattedMessage: string }[]
  }
  const fatal = errors.find(e => e.severity === 'error')
  if (fatal) throw new Error(fatal.formattedMessage)
  return new Map(Object.entries(contracts['tokens.sol'] ?? {}).map(([name, c]) => [name, c.evm.bytecode.object]))
}
