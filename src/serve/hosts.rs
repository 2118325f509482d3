//! Under which names the preview may be called. A page elsewhere can give its own name the address
//! of this machine and so read what is here ("DNS rebinding"); but the browser sends that name.

use std::net::{IpAddr, SocketAddr};

/// Names and addresses of this machine, with the port.
#[derive(Debug, Clone)]
pub(super) struct Hosts {
    names: Vec<String>,
}

impl Hosts {
    /// The names for what is listened to; `lan` is the address in the network, where one is known.
    pub(super) fn new(bound: &[SocketAddr], lan: Option<IpAddr>) -> Self {
        let mut names = Vec::new();
        for address in bound {
            let (ip, port) = (address.ip(), address.port());
            if ip.is_loopback() || ip.is_unspecified() {
                names.extend(["localhost", "127.0.0.1", "[::1]"].map(|it| with_port(it, port)));
            }
            let others = [Some(ip), lan.filter(|_| ip.is_unspecified())];
            for ip in others.into_iter().flatten().filter(|ip| !ip.is_unspecified()) {
                names.push(with_port(&in_address(ip), port));
            }
        }
        Hosts { names }
    }

    /// Tells whether a request may call us so.
    pub(super) fn allow(&self, host: &str) -> bool {
        self.names.iter().any(|name| name.eq_ignore_ascii_case(host))
    }
}

/// An address of the network as addresses of pages have it.
pub(super) fn in_address(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

/// As browsers send it: without the port where it is that of HTTP.
fn with_port(name: &str, port: u16) -> String {
    if port == 80 { name.to_string() } else { format!("{name}:{port}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(bound: &[&str], lan: Option<&str>) -> Hosts {
        let bound: Vec<_> = bound.iter().map(|it| it.parse().expect("an address")).collect();
        Hosts::new(&bound, lan.map(|it| it.parse().expect("an address")))
    }

    #[test]
    fn only_names_of_this_machine_are_allowed() {
        let hosts = hosts(&["127.0.0.1:8080"], Some("10.1.2.3"));
        for host in ["127.0.0.1:8080", "localhost:8080", "LocalHost:8080", "[::1]:8080"] {
            assert!(hosts.allow(host), "{host}");
        }
        let foreign = [
            "evil.example",
            "evil.example:8080",
            "127.0.0.1",
            "127.0.0.1:80",
            "10.1.2.3:8080",
            "localhost.evil.example:8080",
            "127.0.0.1:8080@evil.example",
            "localhost.:8080",
            "",
            "0.0.0.0:8080",
            "2130706433:8080",
            "127.1:8080",
            " 127.0.0.1:8080",
        ];
        for host in foreign {
            assert!(!hosts.allow(host), "{host}");
        }
    }

    #[test]
    fn the_network_is_allowed_where_it_is_listened_to() {
        assert!(hosts(&["10.1.2.3:8080"], None).allow("10.1.2.3:8080"));
        assert!(!hosts(&["10.1.2.3:8080"], None).allow("localhost:8080"));
        assert!(hosts(&["0.0.0.0:8080"], Some("10.1.2.3")).allow("10.1.2.3:8080"));
        assert!(hosts(&["[fe80::1]:80"], None).allow("[fe80::1]"));
    }
}
