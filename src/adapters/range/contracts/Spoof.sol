// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// A worthless token that tells of transfers which nobody made, under a symbol that looks like another's.
contract Spoof {
    string public name;
    string public symbol;
    uint8 public constant decimals = 6;

    event Transfer(address indexed from, address indexed to, uint256 value);

    constructor(string memory name_, string memory symbol_) {
        name = name_;
        symbol = symbol_;
    }

    function tell(address[] calldata from, address[] calldata to, uint256[] calldata value) external {
        for (uint256 i = 0; i < from.length; i++) emit Transfer(from[i], to[i], value[i]);
    }

    function balanceOf(address) external pure returns (uint256) {
        return 0;
    }
}
