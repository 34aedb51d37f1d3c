// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// A token whose owner can freeze holders.
contract BlacklistToken {
    event Transfer(address indexed from, address indexed to, uint256 value);
    event AddedBlackList(address user);
    event RemovedBlackList(address user);

    mapping(address => uint256) public balanceOf;
    mapping(address => bool) public isBlackListed;
    address public owner;

    constructor(address owner_, uint256 supply) {
        owner = owner_;
        balanceOf[msg.sender] = supply;
        emit Transfer(address(0), msg.sender, supply);
    }

    modifier byOwner() { require(msg.sender == owner, "no owner"); _; }

    function transfer(address to, uint256 value) external returns (bool) {
        require(!isBlackListed[msg.sender], "frozen");
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
        emit Transfer(msg.sender, to, value);
        return true;
    }

    function addBlackList(address user) external byOwner {
        isBlackListed[user] = true;
        emit AddedBlackList(user);
    }

    function removeBlackList(address user) external byOwner {
        isBlackListed[user] = false;
        emit RemovedBlackList(user);
    }
}
