// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

interface IBridged {
    function transfer(address to, uint256 value) external returns (bool);
    function transferFrom(address from, address to, uint256 value) external returns (bool);
    function mint(address to, uint256 value) external;
    function burn(uint256 value) external;
}

/// One end of a bridge. What is locked here is minted at the other end by the relayer, what is burned there is released here.
/// Native value is address 0 at both ends and is paid out of what the end holds.
contract Bridge {
    address public immutable relayer;
    uint256 public count;
    mapping(bytes32 => bool) public settled;

    event Locked(
        bytes32 indexed id,
        address indexed token,
        address indexed from,
        uint256 amount,
        uint256 toChain,
        address to
    );
    event Minted(bytes32 indexed id, address indexed token, address indexed to, uint256 amount);
    event Burned(
        bytes32 indexed id,
        address indexed token,
        address indexed from,
        uint256 amount,
        uint256 toChain,
        address to
    );
    event Released(bytes32 indexed id, address indexed token, address indexed to, uint256 amount);
    event Refunded(bytes32 indexed id, address to, uint256 amount);

    constructor(address relayer_) payable {
        relayer = relayer_;
    }

    receive() external payable {}

    modifier once(bytes32 id) {
        require(msg.sender == relayer, "not the relayer");
        require(!settled[id], "settled before");
        settled[id] = true;
        _;
    }

    function lock(address token, uint256 amount, uint256 toChain, address to) external payable returns (bytes32 id) {
        id = _next();
        if (token == address(0)) require(msg.value == amount, "value differs");
        else require(IBridged(token).transferFrom(msg.sender, address(this), amount), "no token");
        emit Locked(id, token, msg.sender, amount, toChain, to);
    }

    function burn(address token, uint256 amount, uint256 toChain, address to) external payable returns (bytes32 id) {
        id = _next();
        if (token == address(0)) require(msg.value == amount, "value differs");
        else {
            require(IBridged(token).transferFrom(msg.sender, address(this), amount), "no token");
            IBridged(token).burn(amount);
        }
        emit Burned(id, token, msg.sender, amount, toChain, to);
    }

    function mint(bytes32 id, address token, address to, uint256 amount) external once(id) {
        if (token == address(0)) _pay(to, amount);
        else IBridged(token).mint(to, amount);
        emit Minted(id, token, to, amount);
    }

    function release(bytes32 id, address token, address to, uint256 amount) external once(id) {
        _give(token, to, amount);
        emit Released(id, token, to, amount);
    }

    function refund(bytes32 id, address token, address to, uint256 amount) external once(id) {
        _give(token, to, amount);
        emit Refunded(id, to, amount);
    }

    function _next() private returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), ++count));
    }

    function _give(address token, address to, uint256 amount) private {
        if (token == address(0)) _pay(to, amount);
        else require(IBridged(token).transfer(to, amount), "no token");
    }

    function _pay(address to, uint256 amount) private {
        (bool paid, ) = to.call{value: amount}("");
        require(paid, "not paid");
    }
}
