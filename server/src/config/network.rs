//! A block of addresses (RFC 4632, RFC 4291), as `10.0.0.0/8` or a single address.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

/// A block of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    first: u128,
    prefix: u32,
    is_v6: bool,
}

/// It isn't one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANetwork;

impl Network {
    /// Does the address belong to it? A v4 address written as v6 (`::ffff:10.0.0.1`) counts as what it is.
    pub fn contains(&self, address: IpAddr) -> bool {
        let (bits, is_v6) = bits(address.to_canonical());
        is_v6 == self.is_v6 && (bits ^ self.first) & self.mask() == 0
    }

    fn mask(&self) -> u128 {
        mask(self.prefix, if self.is_v6 { 128 } else { 32 })
    }
}

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let (address, prefix) = text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let address: IpAddr = address.parse().map_err(|_| NotANetwork)?;
        let (first, is_v6) = bits(address);
        let width = if is_v6 { 128 } else { 32 };
        let prefix = prefix.map_or(Ok(width), str::parse).map_err(|_| NotANetwork)?;
        // Bits beyond the prefix are a typing error: 10.0.0.1/8 may have been meant as one host or as the whole block.
        let is_exact = prefix <= width && first & !mask(prefix, width) == 0;
        is_exact.then_some(Self { first, prefix, is_v6 }).ok_or(NotANetwork)
    }
}

fn bits(address: IpAddr) -> (u128, bool) {
    match address {
        IpAddr::V4(address) => (u128::from(Ipv4Addr::to_bits(address)), false),
        IpAddr::V6(address) => (Ipv6Addr::to_bits(address), true),
    }
}

fn mask(prefix: u32, width: u32) -> u128 {
    let all = u128::MAX >> (128 - width);
    all ^ all.checked_shr(prefix).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_its_own_addresses_only() {
        for (network, inside, outside) in [
            ("10.0.0.0/8", "10.255.1.2", "11.0.0.0"),
            ("127.0.0.1", "127.0.0.1", "127.0.0.2"),
            ("10.0.0.0/8", "::ffff:10.1.2.3", "::a01:203"),
            ("2001:db8::/32", "2001:db8:ffff::1", "2001:db9::"),
            ("::1", "::1", "::2"),
        ] {
            let network: Network = network.parse().unwrap();
            assert!(network.contains(inside.parse().unwrap()), "{inside}");
            assert!(!network.contains(outside.parse().unwrap()), "{outside}");
        }
        let every: Network = "0.0.0.0/0".parse().unwrap();
        assert!(every.contains("203.0.113.9".parse().unwrap()) && !every.contains("::1".parse().unwrap()));
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in ["", "10.0.0.0/33", "10.0.0.1/8", "::1/129", "10.0.0/8", "proxy.example.org", "10.0.0.0/", "10.0.0.0/-1"] {
            assert_eq!(text.parse::<Network>(), Err(NotANetwork), "{text}");
        }
    }
}
