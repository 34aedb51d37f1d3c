// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// The wallet by which an issuer's officers act together: one proposes, others confirm, and with enough of them it is done.
/// Functions and events as in the multi-signature wallet that owns Tether's contract.
contract IssuerWallet {
    struct Proposal {
        address destination;
        uint256 value;
        bytes data;
        bool executed;
    }

    mapping(uint256 => Proposal) public transactions;
    mapping(uint256 => mapping(address => bool)) public confirmations;
    mapping(address => bool) public isOwner;
    address[] public owners;
    uint256 public required;
    uint256 public transactionCount;

    event Confirmation(address indexed sender, uint256 indexed transactionId);
    event Revocation(address indexed sender, uint256 indexed transactionId);
    event Submission(uint256 indexed transactionId);
    event Execution(uint256 indexed transactionId);
    event ExecutionFailure(uint256 indexed transactionId);

    constructor(address[] memory owners_, uint256 required_) {
        for (uint256 i = 0; i < owners_.length; i++) isOwner[owners_[i]] = true;
        owners = owners_;
        required = required_;
    }

    modifier onlyOfficer() {
        require(isOwner[msg.sender], "no officer");
        _;
    }

    function submitTransaction(address destination, uint256 value, bytes calldata data)
        external
        onlyOfficer
        returns (uint256 transactionId)
    {
        transactionId = transactionCount++;
        transactions[transactionId] = Proposal(destination, value, data, false);
        emit Submission(transactionId);
        _confirm(transactionId);
    }

    function confirmTransaction(uint256 transactionId) external onlyOfficer {
        require(transactionId < transactionCount, "unknown");
        _confirm(transactionId);
    }

    function revokeConfirmation(uint256 transactionId) external onlyOfficer {
        require(confirmations[transactionId][msg.sender] && !transactions[transactionId].executed, "nothing to revoke");
        confirmations[transactionId][msg.sender] = false;
        emit Revocation(msg.sender, transactionId);
    }

    function executeTransaction(uint256 transactionId) external onlyOfficer {
        _execute(transactionId);
    }

    function isConfirmed(uint256 transactionId) public view returns (bool) {
        uint256 count = 0;
        for (uint256 i = 0; i < owners.length; i++) if (confirmations[transactionId][owners[i]]) count++;
        return count >= required;
    }

    function _confirm(uint256 transactionId) private {
        require(!confirmations[transactionId][msg.sender], "confirmed before");
        confirmations[transactionId][msg.sender] = true;
        emit Confirmation(msg.sender, transactionId);
        _execute(transactionId);
    }

    function _execute(uint256 transactionId) private {
        Proposal storage p = transactions[transactionId];
        if (p.executed || !isConfirmed(transactionId)) return;
        p.executed = true;
        (bool done, ) = p.destination.call{value: p.value}(p.data);
        if (done) emit Execution(transactionId);
        else {
            p.executed = false;
            emit ExecutionFailure(transactionId);
        }
    }
}
