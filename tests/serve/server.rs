//! A running preview, what it prints, and what it answers.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use crate::common::{DATE, Desk};

/// Longer than anything takes on a busy machine; only a failing test waits so long.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The lines that the program has printed.
type Lines = Arc<(Mutex<Vec<String>>, Condvar)>;

/// A preview that runs until it is dropped.
pub(crate) struct Server {
    child: Child,
    lines: Lines,
    pub(crate) address: SocketAddr,
}

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Server {
    /// Starts on a free port and waits until it can be opened.
    pub(crate) fn start(desk: &Desk) -> Self {
        Self::start_with(desk, &["--port", "0"])
    }

    pub(crate) fn start_with(desk: &Desk, arguments: &[&str]) -> Self {
        Self::start_command(desk.command(&[&["serve", "--date", DATE], arguments].concat()))
    }

    pub(crate) fn start_command(mut command: Command) -> Self {
        let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
        let lines: Lines = Arc::default();
        let (told, stderr) = (Arc::clone(&lines), child.stderr.take().expect("a pipe"));
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                told.0.lock().expect("no panic").push(line);
                told.1.notify_all();
            }
        });
        let mut server = Server { child, lines, address: ([127, 0, 0, 1], 0).into() };
        let line = server.wait_for(": http://");
        let address = line.split("http://").nth(1).expect("an address").trim_end_matches('/');
        server.address = address.parse().expect("an address");
        server
    }

    /// Waits for a line with a text, and gives it.
    pub(crate) fn wait_for(&self, text: &str) -> String {
        self.wait_after(0, text)
    }

    /// Waits for such a line after so many lines.
    pub(crate) fn wait_after(&self, count: usize, text: &str) -> String {
        let find =
            |lines: &Vec<String>| lines.iter().skip(count).find(|it| it.contains(text)).cloned();
        let started = Instant::now();
        let mut lines = self.lines.0.lock().expect("no panic");
        loop {
            if let Some(line) = find(&lines) {
                return line;
            }
            let left = PATIENCE.checked_sub(started.elapsed());
            let left = left.unwrap_or_else(|| panic!("no line with {text:?}: {lines:#?}"));
            lines = self.lines.1.wait_timeout(lines, left).expect("no panic").0;
        }
    }

    /// The lines so far.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.lines.0.lock().expect("no panic").clone()
    }

    /// Connects.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream
    }

    /// Sends bytes as they are, and gives the answer, if there is one.
    pub(crate) fn send(&self, bytes: &[u8]) -> Option<Answer> {
        let mut stream = self.connect();
        // A request may be refused before all of it has been sent.
        let _ = stream.write_all(bytes);
        let is_head = bytes.starts_with(b"HEAD");
        read_answer(&mut BufReader::new(stream), is_head)
    }

    /// Asks with more headers, each ending in CR LF.
    pub(crate) fn ask(&self, method: &str, target: &str, headers: &str) -> Answer {
        let host = self.address;
        let request = format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n");
        self.send(request.as_bytes()).unwrap_or_else(|| panic!("no answer to {request:?}"))
    }

    pub(crate) fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, "")
    }

    /// Waits until a page holds a text, and gives the page.
    pub(crate) fn wait_for_page(&self, target: &str, text: &str) -> String {
        let started = Instant::now();
        loop {
            let page = self.get(target).text();
            if page.contains(text) {
                return page;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "{target} never held {text:?}: {:#?}",
                self.lines()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: &str) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args([signal, &pid]).status().expect("kill starts");
        assert!(sent.success());
    }

    /// Sends a signal and waits for the end.
    pub(crate) fn stop(&mut self, signal: &str) -> ExitStatus {
        self.signal(signal);
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status;
            }
            assert!(started.elapsed() < PATIENCE, "it does not stop");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have stopped already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads an answer whose length is known; `None` when the connection ends before its head does.
pub(crate) fn read_answer(stream: &mut impl BufRead, is_head: bool) -> Option<Answer> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let mut answer = Answer { status, head, body: Vec::new() };
    let length = answer.header("Content-Length").and_then(|it| it.parse().ok()).unwrap_or(0);
    if !is_head {
        stream.take(length).read_to_end(&mut answer.body).ok()?;
        assert_eq!(answer.body.len() as u64, length, "cut off: {}", answer.head);
    }
    Some(answer)
}
