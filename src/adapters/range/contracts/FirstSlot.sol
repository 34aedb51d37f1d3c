// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// What a transfer of a token looks like, and is not: run by delegatecall it writes the recipient into the caller's first storage
/// slot, where a Safe keeps the address of its code. Written from what was published of the theft from Bybit.
contract FirstSlot {
    address private first;

    function transfer(address to, uint256) external {
        first = to;
    }
}
