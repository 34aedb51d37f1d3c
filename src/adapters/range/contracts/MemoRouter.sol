// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

interface IMovable {
    function transfer(address to, uint256 value) external returns (bool);
    function transferFrom(address from, address to, uint256 value) external returns (bool);
}

/// Takes value with a memo to a vault, and pays out of one. Functions and events as those of THORChain's router on Ethereum.
contract MemoRouter {
    mapping(address => mapping(address => uint256)) public vaultAllowance;

    event Deposit(address indexed to, address indexed asset, uint256 amount, string memo);
    event TransferOut(address indexed vault, address indexed to, address asset, uint256 amount, string memo);

    function depositWithExpiry(
        address payable vault,
        address asset,
        uint256 amount,
        string calldata memo,
        uint256 expiration
    ) external payable {
        require(block.timestamp < expiration, "expired");
        if (asset == address(0)) {
            amount = msg.value;
            (bool paid, ) = vault.call{value: amount}("");
            require(paid, "not paid");
        } else {
            require(msg.value == 0, "no value with tokens");
            require(IMovable(asset).transferFrom(msg.sender, address(this), amount), "no token");
            vaultAllowance[vault][asset] += amount;
        }
        emit Deposit(vault, asset, amount, memo);
    }

    function transferOut(address payable to, address asset, uint256 amount, string calldata memo) external payable {
        if (asset == address(0)) {
            amount = msg.value;
            (bool paid, ) = to.call{value: amount}("");
            require(paid, "not paid");
        } else {
            vaultAllowance[msg.sender][asset] -= amount;
            require(IMovable(asset).transfer(to, amount), "no token");
        }
        emit TransferOut(msg.sender, to, asset, amount, memo);
    }
}
