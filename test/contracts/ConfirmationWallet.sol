// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// A wallet of several owners: whoever proposes is heard at once, and it is done as soon as enough have confirmed.
contract ConfirmationWallet {
    struct Proposal { address destination; uint256 value; bytes data; bool executed; }

    event Submission(uint256 indexed transactionId);
    event Confirmation(address indexed sender, uint256 indexed transactionId);
    event Revocation(address indexed sender, uint256 indexed transactionId);
    event Execution(uint256 indexed transactionId);
    event ExecutionFailure(uint256 indexed transactionId);
    event RequirementChange(uint256 required);

    mapping(address => bool) public isOwner;
    mapping(uint256 => Proposal) public proposals;
    mapping(uint256 => mapping(address => bool)) public confirmed;
    mapping(uint256 => uint256) public count;
    uint256 public required;
    uint256 public next;

    constructor(address[] memory owners, uint256 needed) {
        for (uint256 i = 0; i < owners.length; i++) isOwner[owners[i]] = true;
        required = needed;
    }

    modifier byOwner() { require(isOwner[msg.sender], "no owner"); _; }

    function submitTransaction(address destination, uint256 value, bytes calldata data) external byOwner returns (uint256 id) {
        id = next++;
        proposals[id] = Proposal(destination, value, data, false);
        emit Submission(id);
        _confirm(id);
    }

    function confirmTransaction(uint256 id) external byOwner { _confirm(id); }

    function revokeConfirmation(uint256 id) external byOwner {
        require(confirmed[id][msg.sender] && !proposals[id].executed, "nothing to revoke");
        confirmed[id][msg.sender] = false;
        count[id]--;
        emit Revocation(msg.sender, id);
    }

    function executeTransaction(uint256 id) external byOwner { _execute(id); }

    function changeRequirement(uint256 needed) external {
        require(msg.sender == address(this), "only by proposal");
        required = needed;
        emit RequirementChange(needed);
    }

    function _confirm(uint256 id) private {
        require(!confirmed[id][msg.sender] && proposals[id].destination != address(0), "cannot confirm");
        confirmed[id][msg.sender] = true;
        count[id]++;
        emit Confirmation(msg.sender, id);
        if (count[id] >= required) _execute(id);
    }

    function _execute(uint256 id) private {
        Proposal storage p = proposals[id];
        require(!p.executed && count[id] >= required, "not yet");
        p.executed = true;
        (bool done, ) = p.destination.call{value: p.value}(p.data);
        if (done) emit Execution(id);
        else {
            p.executed = false;
            emit ExecutionFailure(id);
        }
    }
}
