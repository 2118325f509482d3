//! The way in: listening, and `tiny_http` with guards against what it does not do itself.
//!
//! - A connection serves one request: kept open, connections can wait for each other without end.
//! - A body that is announced and not read makes the library reserve its size when the request is
//!   dropped; a request with a large one is forgotten instead of answered.
//! - Each answer has its own thread, so that a client that reads slowly holds up nobody; and each
//!   client one answer at a time.
//! - The library stops to accept when the system has no files left. So the door is knocked at when
//!   nobody has come for a while, and hung anew when nothing happens.
//!
//! What it cannot guard against is measured in `docs/preview.md`.

use std::collections::HashMap;
use std::io::{self, Write as _};
use std::mem;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::net::sockopt::{Timeout, set_socket_timeout};
use rustix::process::{Resource, getrlimit, setrlimit};
use tiny_http::{Header, Method, Request, Response, Server};

use super::http::{Asked, EVERYWHERE, Reply};

/// Ports that are tried after the one that was asked for.
const PORTS_TRIED: u16 = 20;
/// Largest announced body that is waited for and thrown away; a larger one costs its connection.
const BODY_BYTES_MAX: usize = 64 * 1024;
/// Most answers at once: a browser asks for six, and streams are counted too.
const ANSWERS_MAX: usize = 400;
/// After this time without a request the door is knocked at; after it again it is hung anew.
const KNOCK_AFTER: Duration = Duration::from_secs(5);
/// How long a client may send or take nothing before its connection ends.
const CLIENT_WAITS_MAX: Duration = Duration::from_secs(20);
/// How long to wait when the system gives nothing more.
const RETRY_AFTER: Duration = Duration::from_secs(1);

/// What answers requests.
pub(super) type Clerk = Arc<dyn Fn(&Asked) -> Reply + Send + Sync>;

/// A port on an address that is listened to.
#[derive(Debug)]
pub(super) struct Door {
    listener: TcpListener,
    pub(super) address: SocketAddr,
}

/// Listens on one port of all these addresses: the one asked for, else the next that is free.
pub(super) fn open(addresses: &[IpAddr], port: u16) -> io::Result<Vec<Door>> {
    let last = port.saturating_add(PORTS_TRIED);
    let mut result = open_at(addresses, port);
    for next in port.saturating_add(1)..=last {
        match &result {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                result = open_at(addresses, next);
            }
            _ => break,
        }
    }
    result
}

/// The address of this machine in its network; asking for a way out sends nothing.
#[expect(clippy::disallowed_methods, reason = "a preview for the network is no build")]
pub(super) fn lan_address() -> io::Result<IpAddr> {
    /// An address for documentation (RFC 5737), which no machine has.
    const ELSEWHERE: (Ipv4Addr, u16) = (Ipv4Addr::new(192, 0, 2, 1), 9);
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
    socket.connect(ELSEWHERE)?;
    Ok(socket.local_addr()?.ip())
}

/// Asks for as many open files as the system grants: each connection takes two.
pub(super) fn allow_many_connections() {
    let limit = getrlimit(Resource::Nofile);
    let raised = rustix::process::Rlimit { current: limit.maximum, ..limit };
    match setrlimit(Resource::Nofile, raised) {
        // With fewer, fewer visitors can come at once.
        Ok(()) | Err(_) => {}
    }
}

/// Listens on a port of all these addresses; when any port will do, on the same one.
fn open_at(addresses: &[IpAddr], port: u16) -> io::Result<Vec<Door>> {
    let mut doors: Vec<Door> = Vec::new();
    for address in addresses {
        let port = doors.first().map_or(port, |door| door.address.port());
        let listener = TcpListener::bind((*address, port))?;
        limit_waiting(&listener);
        let address = listener.local_addr()?;
        doors.push(Door { listener, address });
    }
    Ok(doors)
}

/// Limits how long connections wait for their clients. The library cannot be told to, but on Linux
/// they take it from the socket they come in by; elsewhere they wait on.
fn limit_waiting(listener: &TcpListener) {
    for direction in [Timeout::Recv, Timeout::Send] {
        match set_socket_timeout(listener, direction, Some(CLIENT_WAITS_MAX)) {
            Ok(()) | Err(_) => {}
        }
    }
}

impl Door {
    /// Lets the clerk answer whoever comes, for as long as the program runs.
    pub(super) fn serve(self, clerk: &Clerk) -> io::Result<()> {
        let clerk = Arc::clone(clerk);
        let name = format!("door {}", self.address);
        thread::Builder::new().name(name).spawn(move || {
            loop {
                let copy = self.listener.try_clone();
                match copy.map(|copy| Server::from_listener(copy, None)) {
                    Ok(Ok(server)) => {
                        receive(&server, self.address, &clerk);
                        take_down(server);
                    }
                    Ok(Err(_)) | Err(_) => thread::sleep(RETRY_AFTER),
                }
            }
        })?;
        Ok(())
    }
}

/// Drops a server. It calls itself then, and waits for as long as there is a queue at the door.
fn take_down(server: Server) {
    match thread::Builder::new().spawn(move || drop(server)) {
        // Without a thread for it, it has been dropped here.
        Ok(_) | Err(_) => {}
    }
}

/// Takes requests until the server accepts no more.
fn receive(server: &Server, address: SocketAddr, clerk: &Clerk) {
    let clients = Arc::new(Clients::default());
    let mut has_knocked = false;
    loop {
        match server.recv_timeout(KNOCK_AFTER) {
            Ok(Some(request)) => {
                has_knocked = false;
                hand_over(request, clerk, &clients);
            }
            Ok(None) if !has_knocked => has_knocked = knock(address),
            Ok(None) => return,
            Err(_) => {
                thread::sleep(RETRY_AFTER);
                return;
            }
        }
    }
}

/// Sends a request to ourselves; tells whether one must come in now.
#[expect(clippy::disallowed_methods, reason = "the preview calls itself, and a build nobody")]
fn knock(address: SocketAddr) -> bool {
    let stream = TcpStream::connect_timeout(&address, KNOCK_AFTER);
    stream.and_then(|mut stream| stream.write_all(b"HEAD / HTTP/1.0\r\n\r\n")).is_ok()
}

/// The other ends of connections on which an answer is being given, and whether they send a body.
type Clients = Mutex<HashMap<SocketAddr, bool>>;

/// An answer that is being given; over when it is dropped.
struct Place {
    clients: Arc<Clients>,
    client: Option<SocketAddr>,
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(client) = self.client {
            lock(&self.clients).remove(&client);
        }
    }
}

fn lock(clients: &Clients) -> MutexGuard<'_, HashMap<SocketAddr, bool>> {
    clients.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Has a request answered. Dropped, it would be answered by the library, which waits for the client.
fn hand_over(request: Request, clerk: &Clerk, clients: &Arc<Clients>) {
    let (client, has_body) = (request.remote_addr().copied(), has_body(&request));
    let (is_first, count) = {
        let mut clients = lock(clients);
        // Who sends a body is refused, and does not keep others out.
        let count = clients.values().filter(|has_body| !**has_body).count();
        (client.is_none_or(|client| clients.insert(client, has_body).is_none()), count)
    };
    let is_large = request.body_length().is_some_and(|length| length > BODY_BYTES_MAX);
    let place = is_first.then(|| Place { clients: Arc::clone(clients), client });
    if is_large || !is_first {
        mem::forget(request);
        return;
    }
    let clerk = Arc::clone(clerk);
    let answering = thread::Builder::new().spawn(move || {
        if count < ANSWERS_MAX || has_body {
            answer(request, &clerk);
        }
        drop(place);
    });
    match answering {
        // Where the system gives no more threads, the client has got an error from the library.
        Ok(_) | Err(_) => {}
    }
}

fn has_body(request: &Request) -> bool {
    request.headers().iter().any(|header| {
        let is_length = header.field.equiv("Content-Length") && header.value.as_str() != "0";
        is_length || header.field.equiv("Transfer-Encoding")
    })
}

fn answer(request: Request, clerk: &Clerk) {
    let is_head = *request.method() == Method::Head;
    let sent = if has_body(&request) {
        // Before what comes of the body is thrown away, which may take as long as the client likes.
        request.respond(refusal(400))
    } else if is_head || *request.method() == Method::Get {
        let reply = clerk(&asked(&request, is_head));
        reply.write(&mut *request.into_writer(), is_head)
    } else {
        let refused = Reply::refusal(405).with("Allow", "GET, HEAD".to_string());
        refused.write(&mut *request.into_writer(), false)
    };
    match sent {
        // A client that is gone needs no answer.
        Ok(()) | Err(_) => {}
    }
}

fn asked(request: &Request, is_head: bool) -> Asked {
    let header = |header: &Header| {
        let name = header.field.as_str().as_str().to_ascii_lowercase();
        (name, header.value.as_str().to_string())
    };
    Asked {
        is_head,
        target: request.url().to_string(),
        headers: request.headers().iter().map(header).collect(),
    }
}

/// A refusal in the words of the library, for requests that it must finish itself.
fn refusal(status: u16) -> Response<io::Empty> {
    let header = |(name, value): &(&str, &str)| Header::from_bytes(*name, *value).ok();
    let mut response = Response::empty(status);
    EVERYWHERE.iter().filter_map(header).for_each(|header| response.add_header(header));
    response
}
