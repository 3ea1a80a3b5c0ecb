//! Who a request comes from, by address.
//!
//! `X-Forwarded-For` grows to the right: each proxy appends the address it was called from. Whatever stands further left was written by
//! somebody we don't know. So we walk from the right, through our own proxies, and take the first address that isn't one of them (AC-49).
//! Without trusted proxies the header is not looked at.

use crate::{config::Network, state::AppState};
use app::cookies;
use axum::{
    extract::{Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};
use domain::sessions::Client;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The other end of the connection; put there by the accept loop.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// Puts a [`Client`] into the request.
pub async fn identify(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.0.ip());
    let address = counted_as(origin(peer, request.headers(), state.trusted_proxies()));
    let device = state.cookies().read(request.headers(), cookies::DEVICE).map(str::to_owned);
    request.extensions_mut().insert(Client { address, device, session: None });
    next.run(request).await
}

/// The right-most address that isn't a trusted proxy's.
fn origin(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    // A line that can't be read is one that can't be parsed either: were it left out, the line before it would count, and that one may be
    // the client's own.
    let lines: Vec<&str> = headers.get_all("x-forwarded-for").iter().map(|line| line.to_str().unwrap_or("unreadable")).collect();
    let mut nearest = peer;
    for hop in lines.iter().flat_map(|line| line.split(',')).rev() {
        if !is_trusted(nearest) {
            break;
        }
        // What a trusted proxy wrote is an address; if it isn't one, the proxy itself is the best we know.
        let Some(address) = parse(hop.trim()) else { break };
        nearest = address;
    }
    nearest
}

/// An address as proxies write it: bare, in brackets, with or without a port.
fn parse(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim_matches('"');
    let bare = hop.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(hop);
    bare.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// What budgets are counted by: a subscriber has one v4 address, but a whole v6 /64.
fn counted_as(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{}/64", Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn seen(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let headers = forwarded.iter().map(|line| ("x-forwarded-for".parse().unwrap(), HeaderValue::from_str(line).unwrap()));
        let trusted: Vec<Network> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        counted_as(origin(peer.parse().unwrap(), &headers.collect(), &trusted))
    }

    #[test]
    fn ac_49_without_trusted_proxies_only_the_connection_counts() {
        assert_eq!(seen("198.51.100.7", &["203.0.113.9"], &[]), "198.51.100.7");
        assert_eq!(seen("198.51.100.7", &["203.0.113.9"], &["10.0.0.0/8"]), "198.51.100.7");
    }

    #[test]
    fn ac_49_the_right_most_hop_that_is_not_ours_counts() {
        let trusted = ["10.0.0.0/8", "::1"];
        assert_eq!(seen("10.0.0.1", &["203.0.113.9"], &trusted), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &["6.6.6.6, 203.0.113.9"], &trusted), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &["6.6.6.6", "203.0.113.9, 10.0.0.2"], &trusted), "203.0.113.9");
        assert_eq!(seen("::1", &["203.0.113.9:4711"], &trusted), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &["6.6.6.6, nonsense"], &trusted), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", &[], &trusted), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", &["10.0.0.9, 10.0.0.2"], &trusted), "10.0.0.9");
    }

    #[test]
    fn ac_49_a_v6_subscriber_is_one_client() {
        let trusted = ["::1"];
        assert_eq!(seen("2001:db8:1:2:3:4:5:6", &[], &trusted), "2001:db8:1:2::/64");
        assert_eq!(seen("::1", &["[2001:db8:1:2::ffff]:443"], &trusted), "2001:db8:1:2::/64");
        assert_eq!(seen("::ffff:198.51.100.7", &[], &trusted), "198.51.100.7");
    }
}
