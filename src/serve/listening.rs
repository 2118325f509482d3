//! Listening: on which addresses, under which names, and since when.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use super::door::{self, Clerk, Door};
use super::hosts::{self, Hosts};
use super::preview::Preview;
use super::stage::Stage;
use super::{Audience, Event, Options, Reach, ServeError};

/// This machine, as it calls itself.
const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// Ports that are listened to; nobody is let in before there is something to show.
pub(super) struct Listening {
    doors: Vec<Door>,
    network: Option<IpAddr>,
    /// The port that was asked for.
    asked: u16,
}

impl Listening {
    /// Listens to what is asked for.
    pub(super) fn open(options: &Options) -> Result<Self, ServeError> {
        let network = match options.reach {
            Reach::Network => Some(door::lan_address().map_err(ServeError::Listen)?),
            Reach::Address(address) if address.is_unspecified() => door::lan_address().ok(),
            Reach::Address(address) => Some(address).filter(|address| !address.is_loopback()),
        };
        let addresses = match (options.reach, network) {
            (Reach::Address(address), _) => vec![address],
            (Reach::Network, Some(network)) => vec![HERE, network],
            (Reach::Network, None) => vec![HERE],
        };
        door::allow_many_connections();
        let doors = door::open(&addresses, options.port).map_err(ServeError::Listen)?;
        Ok(Listening { doors, network, asked: options.port })
    }

    /// Answers those who wait and all who come, with what is on the stage.
    pub(super) fn let_in(
        self,
        stage: &Arc<Stage>,
        content: &Path,
        audience: &dyn Audience,
    ) -> Result<(), ServeError> {
        let bound: Vec<SocketAddr> = self.doors.iter().map(|door| door.address).collect();
        let hosts = Hosts::new(&bound, self.network);
        let preview = Preview::new(hosts, Arc::clone(stage), content.to_path_buf());
        let clerk: Clerk = Arc::new(move |asked| preview.answer(asked));
        for door in self.doors {
            door.serve(&clerk).map_err(ServeError::System)?;
        }
        let Some(first) = bound.first() else { return Ok(()) };
        let url = |ip: IpAddr| format!("http://{}:{}/", hosts::in_address(ip), first.port());
        let ip = first.ip();
        let here = url(if ip.is_unspecified() { HERE } else { ip });
        let elsewhere = self.network.map(url);
        let taken = (self.asked != 0 && self.asked != first.port()).then_some(self.asked);
        audience.hear(&Event::Open { here: &here, elsewhere: elsewhere.as_deref(), taken });
        Ok(())
    }
}
