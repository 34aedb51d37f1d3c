// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Takes deposits of one size and gives them back to whom the withdrawer names. Functions and events as Tornado Cash's pools have them.
/// There are no proofs: anybody may withdraw, each nullifier once. It shows what such a pool looks like from outside, and hides nothing.
contract FixedPool {
    uint256 public immutable denomination;
    uint32 public nextIndex;
    mapping(bytes32 => bool) public commitments;
    mapping(bytes32 => bool) public nullifierHashes;

    event Deposit(bytes32 indexed commitment, uint32 leafIndex, uint256 timestamp);
    event Withdrawal(address to, bytes32 nullifierHash, address indexed relayer, uint256 fee);

    constructor(uint256 denomination_) {
        denomination = denomination_;
    }

    function deposit(bytes32 commitment) external payable {
        require(!commitments[commitment], "known");
        require(msg.value == denomination, "another size");
        commitments[commitment] = true;
        emit Deposit(commitment, nextIndex++, block.timestamp);
    }

    function withdraw(
        bytes calldata,
        bytes32,
        bytes32 nullifierHash,
        address payable recipient,
        address payable relayer,
        uint256 fee,
        uint256
    ) external {
        require(!nullifierHashes[nullifierHash], "spent");
        require(fee <= denomination, "fee too high");
        nullifierHashes[nullifierHash] = true;
        (bool paid, ) = recipient.call{value: denomination - fee}("");
        require(paid, "not paid");
        if (fee > 0) {
            (bool feePaid, ) = relayer.call{value: fee}("");
            require(feePaid, "fee not paid");
        }
        emit Withdrawal(recipient, nullifierHash, relayer, fee);
    }
}
