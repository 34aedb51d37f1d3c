// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

interface IPair {
    function token0() external view returns (address);
    function getReserves() external view returns (uint112, uint112, uint32);
    function swap(uint256 amount0Out, uint256 amount1Out, address to, bytes calldata data) external;
    function mint(address to) external returns (uint256);
}

interface IToken {
    function transfer(address to, uint256 value) external returns (bool);
    function transferFrom(address from, address to, uint256 value) external returns (bool);
    function balanceOf(address account) external view returns (uint256);
}

interface IWeth is IToken {
    function deposit() external payable;
    function withdraw(uint256 wad) external;
}

/// Lets anybody swap a token against native value, or the other way, in a Uniswap v2 pair of the token and wrapped ETH.
contract SwapDesk {
    IWeth public immutable weth;

    constructor(IWeth weth_) {
        weth = weth_;
    }

    receive() external payable {
        require(msg.sender == address(weth), "wrapped ETH only");
    }

    function addLiquidity(IPair pair, IToken token, uint256 value) external payable {
        require(token.transferFrom(msg.sender, address(pair), value), "no token");
        weth.deposit{value: msg.value}();
        weth.transfer(address(pair), msg.value);
        pair.mint(msg.sender);
    }

    function tokenForNative(IPair pair, IToken token, uint256 value, uint256 least, address payable to) external {
        require(token.transferFrom(msg.sender, address(pair), value), "no token");
        uint256 out = _swap(pair, address(token), value, least);
        weth.withdraw(out);
        (bool paid, ) = to.call{value: out}("");
        require(paid, "not paid");
    }

    function nativeForToken(IPair pair, IToken token, uint256 least, address to) external payable {
        weth.deposit{value: msg.value}();
        weth.transfer(address(pair), msg.value);
        uint256 out = _swap(pair, address(weth), msg.value, least);
        require(token.transfer(to, out), "no token");
    }

    function _swap(IPair pair, address give, uint256 value, uint256 least) private returns (uint256 out) {
        (uint256 r0, uint256 r1, ) = pair.getReserves();
        bool first = pair.token0() == give;
        (uint256 rIn, uint256 rOut) = first ? (r0, r1) : (r1, r0);
        uint256 withFee = value * 997;
        out = (withFee * rOut) / (rIn * 1000 + withFee);
        require(out >= least, "too little");
        pair.swap(first ? 0 : out, first ? out : 0, address(this), "");
    }
}
